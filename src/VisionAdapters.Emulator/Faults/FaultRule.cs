using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace VisionAdapters.Emulator;

/// <summary>One thing that goes wrong, and how often.</summary>
[Experimental(Experiments.Emulator)]
public sealed record FaultRule
{
    private const int UsualBytesPerSecond = 64;

    /// <summary>Initializes a new instance of the <see cref="FaultRule"/> class.</summary>
    public FaultRule()
    {
    }

    // The JSON reader sets every property that is only initialized, with nothing for what is not written: defaults must be those of
    // parameters.
    [JsonConstructor]
    internal FaultRule(double probability = 1, int bytesPerSecond = UsualBytesPerSecond)
    {
        Probability = probability;
        BytesPerSecond = bytesPerSecond;
    }

    /// <summary>Gets what goes wrong.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>Gets the provider id of the service; <see langword="null"/> for all three.</summary>
    public string? Provider { get; init; }

    /// <summary>
    /// Gets how likely a request meets the fault, in [0, 1]. Requests meet at most one fault beside delays and drift; earlier rules go
    /// first.
    /// </summary>
    public double Probability { get; init; } = 1;

    /// <summary>Gets how many requests of a service, from the first, the rule is for; <see langword="null"/> for all.</summary>
    public int? FirstRequests { get; init; }

    /// <summary>Gets the seconds that the client is told to wait; <see langword="null"/> to tell nothing.</summary>
    public double? RetryAfterSeconds { get; init; }

    /// <summary>
    /// Gets the name of the error of <see cref="FaultKind.Error"/>: a <c>__type</c> of AWS such as <c>AccessDeniedException</c>, a gRPC
    /// status such as <c>PERMISSION_DENIED</c>, a code or HTTP status of Azure such as <c>403</c>. What tells more follows a slash:
    /// <c>ThrottlingException/500</c>, <c>PERMISSION_DENIED/BILLING_DISABLED</c>, <c>InvalidRequest/NotSupportedLanguage</c>.
    /// </summary>
    public string? Error { get; init; }

    /// <summary>Gets the error's message; <see langword="null"/> for the one that the service documents.</summary>
    public string? Message { get; init; }

    /// <summary>Gets the delay of <see cref="FaultKind.Latency"/>.</summary>
    public LatencyDistribution? Latency { get; init; }

    /// <summary>Gets the speed of <see cref="FaultKind.SlowDrip"/> in bytes a second.</summary>
    public int BytesPerSecond { get; init; } = UsualBytesPerSecond;

    /// <summary>
    /// Gets the model version that <see cref="FaultKind.LabelDrift"/> announces; <see langword="null"/> for one that follows the usual one.
    /// </summary>
    public string? ModelVersion { get; init; }

    /// <summary>Gets what is wrong with the rule, or <see langword="null"/>.</summary>
    internal string? Problem => this switch
    {
        { Provider: { } provider } when !CloudIds.All.Contains(provider, StringComparer.Ordinal) =>
            $"there is no provider '{provider}'; use one of: {string.Join(", ", CloudIds.All)}",
        { Probability: not (>= 0 and <= 1) } => "'probability' must be from 0 to 1",
        { FirstRequests: < 0 } => "'firstRequests' must not be negative",
        { RetryAfterSeconds: { } seconds } when seconds is not (>= 0 and <= 86_400) => "'retryAfterSeconds' must be from 0 to 86400",
        { BytesPerSecond: < 1 } => "'bytesPerSecond' must be at least 1",
        { Kind: FaultKind.Latency, Latency: null } => "a rule of kind 'latency' needs 'latency'",
        { Kind: FaultKind.Error, Error: null or "" } => "a rule of kind 'error' needs 'error', the error's name",
        { Latency: { } latency } => latency.Problem,
        _ => null,
    };
}
