namespace VisionAdapters.Evaluation;

/// <summary>The paired difference between two providers on one metric of one facet.</summary>
public sealed record PairwiseResult
{
    /// <summary>Gets the first provider's id.</summary>
    public required string A { get; init; }

    /// <summary>Gets the second provider's id.</summary>
    public required string B { get; init; }

    /// <summary>Gets the facet's id.</summary>
    public required string Facet { get; init; }

    /// <summary>Gets the metric's id.</summary>
    public required string Metric { get; init; }

    /// <summary>Gets the first provider's value less the second one's.</summary>
    public double Difference { get; init; }

    /// <summary>Gets the lower end of the difference's 95 % interval.</summary>
    public double Low { get; init; }

    /// <summary>Gets the upper end of the difference's 95 % interval.</summary>
    public double High { get; init; }

    /// <summary>Gets the two-sided p-value of the paired test.</summary>
    public double PValue { get; init; }

    /// <summary>Gets the p-value after Holm's correction over all pairs and facets (Holm 1979).</summary>
    public double PAdjusted { get; init; }
}
