namespace VisionAdapters.Evaluation;

/// <summary>Percentiles of a provider's latency, in milliseconds.</summary>
public sealed record LatencySummary
{
    /// <summary>Gets the median.</summary>
    public required double P50 { get; init; }

    /// <summary>Gets the 95th percentile.</summary>
    public required double P95 { get; init; }

    /// <summary>Gets the 99th percentile.</summary>
    public required double P99 { get; init; }
}
