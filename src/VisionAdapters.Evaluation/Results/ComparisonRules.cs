namespace VisionAdapters.Evaluation;

/// <summary>By what rules providers were ranked and compared: all of it was declared before the scores were looked at.</summary>
public sealed record ComparisonRules
{
    /// <summary>
    /// Gets the facet of the one question that the bake-off was made to answer. Its pairs are one family of tests; every other facet is
    /// exploratory, and a family of its own.
    /// </summary>
    public required string PrimaryFacet { get; init; }

    /// <summary>
    /// Gets the difference that is too small to mind, in the unit of the metric: 0.02 are two points. Two providers within it are
    /// equivalent.
    /// </summary>
    public double Margin { get; init; }

    /// <summary>
    /// Gets the share, in [0, 1], of a facet's images that a provider may refuse or fail on: beyond it, it is not ranked or compared.
    /// </summary>
    public double MaxFailedShare { get; init; }

    /// <summary>Gets the chance, in (0, 1), of any false <see cref="Verdict.Better"/> in a family; intervals have 1 less this.</summary>
    public double Significance { get; init; } = 0.05;
}
