namespace VisionAdapters.Evaluation;

/// <summary>Percentiles of a provider's latency, in milliseconds.</summary>
/// <param name="P50">The median.</param>
/// <param name="P95">The 95th percentile.</param>
/// <param name="P99">The 99th percentile.</param>
public sealed record LatencySummary(double P50, double P95, double P99);
