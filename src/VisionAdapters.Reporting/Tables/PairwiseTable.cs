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
        return new ReportTable
        {
            Title = "Differences between providers",
            Columns =
            [
                ReportColumn.Text("facet", "Facet"),
                ReportColumn.Text("metric", "Measure"),
                ReportColumn.Text("a", "A"),
                ReportColumn.Text("b", "B"),
                ReportColumn.Number(
                    "difference",
                    isInPoints ? "A − B, points" : "A − B",
                    "A's value less B's on the same images: in points (hundredths) for shares and scores, else in the measure's own unit.")
                    with { IsPercent = true, IsPlotted = isInPoints },
                ReportColumn.Number(
                    "pValue", "p", "How often a difference this large would come up by chance if the two were equally good."),
                ReportColumn.Number(
                    "pAdjusted",
                    "Adjusted p",
                    "p after Holm's correction for looking at several pairs and facets at once. This is the one to judge by."),
                ReportColumn.Text("verdict", "Verdict"),
            ],
            Rows = [.. rows.Select(row => Row(row.Pair, row.Metric, results))],
        };
    }

    private static ReportRow Row(PairwiseResult pair, MetricDescription metric, BakeoffResults results) => new()
    {
        Cells =
        [
            ReportCell.FromText(FacetScores.NameOf(pair.Facet, results)),
            ReportCell.FromText(metric.Header),
            ReportCell.FromText(ProviderCell.NameOf(pair.A, results)),
            ReportCell.FromText(ProviderCell.NameOf(pair.B, results)),
            new ReportCell
            {
                Text = metric.Difference(pair.Difference),
                Interval = metric.DifferenceInterval(pair),
                Value = new Estimate { Value = pair.Difference, Low = pair.Low, High = pair.High },
            },
            ReportCell.FromText(NumberText.PValue(pair.PValue)),
            ReportCell.FromText(NumberText.PValue(pair.PAdjusted)),
            ReportCell.FromText(Verdict(pair, metric)),
        ],
    };

    private static string Verdict(PairwiseResult pair, MetricDescription metric)
    {
        if (pair.PAdjusted >= FacetScores.Significance)
        {
            return "undecided";
        }

        return metric.IsWorse(pair.Difference, 0) ? "B is better" : "A is better";
    }
}
