namespace VisionAdapters.Emulator;

/// <summary>What goes wrong with one request.</summary>
internal sealed class FaultDecision
{
    public static FaultDecision None { get; } = new();

    /// <summary>Gets how long the answer is held back.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Gets the fault beside delays and drift.</summary>
    public FaultRule? Fault { get; init; }

    /// <summary>Gets the drift of the labels.</summary>
    public FaultRule? Drift { get; init; }

    /// <summary>Gets the error that the service answers with, if any.</summary>
    public FaultRule? Error =>
        Fault is { Kind: FaultKind.Throttled or FaultKind.Unavailable or FaultKind.InternalError or FaultKind.Error } ? Fault : null;
}
