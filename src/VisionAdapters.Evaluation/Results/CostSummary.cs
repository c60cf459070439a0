namespace VisionAdapters.Evaluation;

/// <summary>What a provider's answers cost, in US dollars.</summary>
/// <param name="TotalUsd">The whole run.</param>
/// <param name="Per1000Usd">A thousand images.</param>
public sealed record CostSummary(double TotalUsd, double Per1000Usd);
