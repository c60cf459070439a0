using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

internal static class PairwiseTable
{
    public static ReportTable Build(BakeoffResults results, IReadOnlyList<string> facets)
    {
        var order = facets.ToList();
        var rows = results.Pairwise
            .OrderBy(pair => order.IndexOf(pair.Facet))
            .ThenBy(pair => pair.Metric, StringComparer.Ordinal)
            .Select(pair => (Pair: pair, Metric: FacetScores.FindMetric(pair.Metric, results)))
            .ToList();

        // Numbers on scales of their own are no points, and have no axis in common.
        var isInPoints = rows.TrueForAll(row => row.Metric.IsInPoints());
        var hasCommon = rows.Exists(row => row.Pair.BothAnswered is not null);
        return new ReportTable
        {
            Title = "Differences between providers",
            Columns =
            [
                ReportColumn.Text("facet", "Facet"),
                ReportColumn.Text("question", "Question"),
                ReportColumn.Text("metric", "Measure"),
                ReportColumn.Text("a", "A"),
                ReportColumn.Text("b", "B"),
                ReportColumn.Number(
                    "difference",
                    isInPoints ? "A − B, points" : "A − B",
                    "A's value less B's on the same images, in points (hundredths) for shares and scores, else in the measure's own unit; "
                    + "with the interval that goes with the adjusted p.")
                    with { IsPercent = true, IsPlotted = isInPoints },
                ReportColumn.Number(
                    "pAdjusted",
                    "Adjusted p",
                    "How often chance alone would bring up a difference this large if the two were equally good, after Holm's "
                        + "correction for "
                    + "the pairs of the same facet and measure."),
                ReportColumn.Text("verdict", "Verdict"),
                .. hasCommon
                    ? [ReportColumn.Number("bothAnswered", "Where both answered", "A − B on the images that both answered.")]
                    : Array.Empty<ReportColumn>(),
            ],
            Rows = [.. rows.Select(row => Row(row.Pair, row.Metric, results, hasCommon))],
        };
    }

    private static ReportRow Row(PairwiseResult pair, MetricDescription metric, BakeoffResults results, bool hasCommon) => new()
    {
        Cells =
        [
            ReportCell.FromText(FacetScores.NameOf(pair.Facet, results)),
            ReportCell.FromText(pair.IsPrimary ? "primary" : "exploratory"),
            ReportCell.FromText(metric.Header),
            ReportCell.FromText(ProviderCell.NameOf(pair.A, results)),
            ReportCell.FromText(ProviderCell.NameOf(pair.B, results)),
            Difference(pair, metric),
            ReportCell.FromText(NumberText.PValue(pair.PAdjusted)),
            ReportCell.FromText(Verdict(pair, metric, results.Rules)),
            .. hasCommon ? [Common(pair, metric)] : Array.Empty<ReportCell>(),
        ],
    };

    private static ReportCell Difference(PairwiseResult pair, MetricDescription metric) => double.IsNaN(pair.Difference)
        ? ReportCell.Missing
        : new ReportCell
        {
            Text = metric.Difference(pair.Difference),
            Interval = metric.AdjustedInterval(pair),
            Value = new Estimate { Value = pair.Difference, Low = pair.AdjustedLow, High = pair.AdjustedHigh },
        };

    private static ReportCell Common(PairwiseResult pair, MetricDescription metric) => pair.BothAnswered is not { } both
        ? ReportCell.Missing
        : new ReportCell
        {
            Text = $"{metric.Difference(both.Difference.Value)} on {NumberText.Count(both.Images)}",
            Interval = metric.DifferenceInterval(pair with { Low = both.Difference.Low, High = both.Difference.High }),
        };

    private static string Verdict(PairwiseResult pair, MetricDescription metric, ComparisonRules? rules) => pair.Verdict switch
    {
        Evaluation.Verdict.Better => pair.Winner == pair.A ? "A is better" : "B is better",
        Evaluation.Verdict.Equivalent => $"equivalent within {metric.Difference(rules?.Margin ?? 0).TrimStart('+')} points",
        Evaluation.Verdict.Undecided => "undecided",
        _ => pair.Obstacle switch
        {
            ComparisonObstacle.Rehearsal => "not comparable: a rehearsal",
            ComparisonObstacle.NotOffered => "not comparable: not offered",
            _ => "not comparable: too many failures",
        },
    };
}
