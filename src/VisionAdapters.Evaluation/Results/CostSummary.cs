namespace VisionAdapters.Evaluation;

/// <summary>What a provider's answers cost, in US dollars.</summary>
public sealed record CostSummary
{
    /// <summary>Gets the cost of the whole run.</summary>
    public required double TotalUsd { get; init; }

    /// <summary>Gets the cost of a thousand images.</summary>
    public required double Per1000Usd { get; init; }
}
