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

    /// <summary>
    /// Gets a value indicating whether the pair belongs to the primary question; all others are exploratory: see
    /// <see cref="ComparisonRules.PrimaryFacet"/>.
    /// </summary>
    public bool IsPrimary { get; init; }

    /// <summary>Gets what may be said about the two.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>Gets the id of the better provider; <see langword="null"/> but for <see cref="Verdict.Better"/>.</summary>
    public string? Winner { get; init; }

    /// <summary>Gets why the two are not compared; <see langword="null"/> but for <see cref="Verdict.NotComparable"/>.</summary>
    public ComparisonObstacle? Obstacle { get; init; }

    /// <summary>
    /// Gets the first provider's value less the second one's; NaN, and <see langword="null"/> in <c>results.json</c>, where either has
    /// none, or an emulator answered.
    /// </summary>
    public double Difference { get; init; } = double.NaN;

    /// <summary>Gets the lower end of the difference's 95 % interval, which goes with <see cref="PValue"/>: not adjusted.</summary>
    public double Low { get; init; } = double.NaN;

    /// <summary>Gets the upper end of the difference's 95 % interval, which goes with <see cref="PValue"/>: not adjusted.</summary>
    public double High { get; init; } = double.NaN;

    /// <summary>
    /// Gets the lower end of the interval that goes with <see cref="PAdjusted"/>: that of the confidence at which Holm's procedure tests
    /// the pair. Sentences give this one beside the verdict.
    /// </summary>
    public double AdjustedLow { get; init; } = double.NaN;

    /// <summary>Gets the upper end of the interval that goes with <see cref="PAdjusted"/>.</summary>
    public double AdjustedHigh { get; init; } = double.NaN;

    /// <summary>Gets the two-sided p-value of the paired test; NaN where the two are not comparable.</summary>
    public double PValue { get; init; } = double.NaN;

    /// <summary>Gets the p-value after Holm's correction over the pairs of the same facet and metric (Holm 1979).</summary>
    public double PAdjusted { get; init; } = double.NaN;

    /// <summary>
    /// Gets the p-value of the two one-sided tests against <see cref="ComparisonRules.Margin"/>, after Holm's correction over the same
    /// pairs; NaN for a metric on a scale of its own, which has no margin.
    /// </summary>
    public double PEquivalent { get; init; } = double.NaN;

    /// <summary>
    /// Gets the share of images on which just one of the two is right, in [0, 1]: what <see cref="McNemarPower"/> plans with.
    /// <see langword="null"/> where images are not simply right or wrong.
    /// </summary>
    public double? Discordance { get; init; }

    /// <summary>
    /// Gets the two on the images that both answered; <see langword="null"/> where both answered all, or the metric is not made of
    /// images.
    /// </summary>
    public CommonAnswers? BothAnswered { get; init; }
}
