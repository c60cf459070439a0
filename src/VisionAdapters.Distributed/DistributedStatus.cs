namespace VisionAdapters.Distributed;

/// <summary>How far a run has come.</summary>
public sealed record DistributedStatus
{
    /// <summary>Gets the run's id.</summary>
    public required string Run { get; init; }

    /// <summary>Gets the state: <c>running</c>, <c>paused</c>, <c>cancelled</c> or <c>done</c>.</summary>
    public required string State { get; init; }

    /// <summary>Gets why the run is paused, where a worker paused it.</summary>
    public string? Note { get; init; }

    /// <summary>Gets the providers, in the order of the configuration.</summary>
    public required IReadOnlyList<DistributedProviderStatus> Providers { get; init; }

    /// <summary>Gets the workers that were seen in the last 15 seconds, and what each refuses to serve.</summary>
    public required IReadOnlyDictionary<string, string> Workers { get; init; }

    /// <summary>Gets the images that were set aside because asking for them ended the process, with the reason.</summary>
    public required IReadOnlyDictionary<string, string> SetAside { get; init; }
}
