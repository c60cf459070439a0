namespace VisionAdapters.Evaluation;

/// <summary>Decides on the pairs that are tested together.</summary>
internal static class PairFamily
{
    public static IEnumerable<PairwiseResult> Decide(IReadOnlyList<PairEstimate> pairs, ComparisonRules rules)
    {
        var tested = pairs.Where(pair => pair.Result.Obstacle is null).ToArray();
        var adjusted = PairedTests.Holm(Array.ConvertAll(tested, pair => pair.Result.PValue));
        var equivalent = tested.Any(pair => double.IsNaN(pair.PEquivalent))
            ? Enumerable.Repeat(double.NaN, tested.Length).ToArray()
            : PairedTests.Holm(Array.ConvertAll(tested, pair => pair.PEquivalent));
        var levels = Levels(adjusted, Array.ConvertAll(tested, pair => pair.Result.PValue), rules.Significance);
        var decided = tested.Index().ToDictionary(
            pair => pair.Item,
            pair => Decide(pair.Item, adjusted[pair.Index], equivalent[pair.Index], levels[pair.Index], rules));
        return pairs.Select(pair => decided.GetValueOrDefault(pair) ?? pair.Result with { Verdict = Verdict.NotComparable });
    }

    private static PairwiseResult Decide(PairEstimate pair, double adjusted, double equivalent, double level, ComparisonRules rules)
    {
        var (low, high) = pair.Interval(1 - level);
        var isApart = adjusted < rules.Significance && (low > 0 || high < 0);
        var isWithin = equivalent < rules.Significance && low > -rules.Margin && high < rules.Margin;
        var isFirstBetter = low > 0 == (pair.Direction == MetricDirection.HigherIsBetter);
        return pair.Result with
        {
            // A difference that was declared too small to mind is not a lead, however sure it is.
            Verdict = isWithin ? Verdict.Equivalent : isApart ? Verdict.Better : Verdict.Undecided,
            Winner = isWithin || !isApart ? null : isFirstBetter ? pair.Result.A : pair.Result.B,
            AdjustedLow = low,
            AdjustedHigh = high,
            PAdjusted = adjusted,
            PEquivalent = equivalent,
        };
    }

    /// <summary>
    /// The level at which Holm's procedure tests each pair: at the i-th smallest of m p-values that of all divided by m - i + 1, up to the
    /// first that is not rejected, where it stops. So an interval leaves out 0 where its adjusted p-value is below the level of all.
    /// </summary>
    private static double[] Levels(IReadOnlyList<double> adjusted, double[] pValues, double significance)
    {
        var rejected = adjusted.Count(p => p < significance);
        var ranks = new int[pValues.Length];
        foreach (var (rank, index) in Enumerable.Range(0, pValues.Length).OrderBy(i => pValues[i]).Index())
        {
            ranks[index] = Math.Min(rank, rejected);
        }

        return Array.ConvertAll(ranks, rank => significance / (pValues.Length - rank));
    }
}

/// <summary>A pair before it is known how many others it is tested beside.</summary>
/// <param name="Result">The pair with its difference and raw p-value; with an obstacle where there is one.</param>
/// <param name="Direction">Which values of the metric are good ones.</param>
/// <param name="Interval">Makes the interval of the difference for a confidence.</param>
/// <param name="PEquivalent">The raw p-value of equivalence; NaN where the metric has no margin.</param>
internal sealed record PairEstimate(
    PairwiseResult Result, MetricDirection Direction, Func<double, (double Low, double High)> Interval, double PEquivalent);
