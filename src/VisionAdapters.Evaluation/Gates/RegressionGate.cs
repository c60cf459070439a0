namespace VisionAdapters.Evaluation;

/// <summary>
/// Decides whether a change may go on: a test of non-inferiority. With the 95 % interval of the loss, it passes where the interval's upper
/// end is below the margin, and fails where its lower end is above 0. Where nothing changed it fails in at most 2.5 % of cases, and where
/// exactly the margin was lost it passes in at most 2.5 %.
/// </summary>
public static class RegressionGate
{
    /// <summary>Judges a provider by its pair of before and after.</summary>
    /// <param name="pair">The pair: before as <see cref="PairwiseResult.A"/>, after as <see cref="PairwiseResult.B"/>.</param>
    /// <param name="margin">The loss that may go on, in the unit of the metric, at least 0: 0.01 is a point.</param>
    /// <param name="direction">Which values of the metric are good ones.</param>
    /// <returns>The outcome. Pairs that cannot be compared are inconclusive.</returns>
    public static GateOutcome Judge(PairwiseResult pair, double margin, MetricDirection direction = MetricDirection.HigherIsBetter)
    {
        ArgumentNullException.ThrowIfNull(pair);
        ArgumentOutOfRangeException.ThrowIfNegative(margin);
        var (least, most) = direction == MetricDirection.HigherIsBetter ? (pair.Low, pair.High) : (-pair.High, -pair.Low);
        return pair.Obstacle is not null || double.IsNaN(least) ? GateOutcome.Inconclusive
            : most < margin || most <= 0 ? GateOutcome.Pass
            : least > 0 ? GateOutcome.Fail
            : GateOutcome.Inconclusive;
    }

    /// <summary>Joins the outcomes of several providers: one that fails is enough to fail, and all must pass to pass.</summary>
    /// <param name="outcomes">The outcomes.</param>
    /// <returns>The outcome of all; inconclusive when there is none.</returns>
    public static GateOutcome Join(IEnumerable<GateOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        var all = outcomes.ToHashSet();
        return all.Contains(GateOutcome.Fail) ? GateOutcome.Fail
            : all.Count == 0 || all.Contains(GateOutcome.Inconclusive) ? GateOutcome.Inconclusive
            : GateOutcome.Pass;
    }
}
