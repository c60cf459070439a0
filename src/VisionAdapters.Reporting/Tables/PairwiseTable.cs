using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

internal static class PairwiseTable
{
    public static ReportTable Build(BakeoffResults results)
    {
        var order = ReportTables.Facets(results).ToList();
        return new ReportTable
        {
            Title = "Differences between providers",
            Columns =
            [
                new ReportColumn("facet", "Facet"),
                new ReportColumn("metric", "Measure"),
                new ReportColumn("a", "A"),
                new ReportColumn("b", "B"),
                new ReportColumn("difference", "A − B, points") { IsNumeric = true, IsPercent = true, IsPlotted = true, Definition = "A's value less B's on the same images, in percentage points." },
                new ReportColumn("pValue", "p") { IsNumeric = true, Definition = "How often a difference this large would come up by chance if the two were equally good." },
                new ReportColumn("pAdjusted", "Adjusted p") { IsNumeric = true, Definition = "p after Holm's correction for looking at several pairs and facets at once. This is the one to judge by." },
                new ReportColumn("verdict", "Verdict"),
            ],
            Rows =
            [
                .. results.Pairwise
                    .OrderBy(pair => order.IndexOf(pair.Facet))
                    .ThenBy(pair => pair.Metric, StringComparer.Ordinal)
                    .Select(pair => Row(pair, results)),
            ],
        };
    }

    private static ReportRow Row(PairwiseResult pair, BakeoffResults results)
    {
        var measure = Metrics.All.FirstOrDefault(candidate => candidate.Name == pair.Metric);
        return new ReportRow(
        [
            new ReportCell(FacetScores.NameOf(pair.Facet, results)),
            new ReportCell(measure?.Header ?? pair.Metric),
            new ReportCell(ProviderCell.NameOf(pair.A, results)),
            new ReportCell(ProviderCell.NameOf(pair.B, results)),
            Difference(pair),
            new ReportCell(NumberText.PValue(pair.PValue)),
            new ReportCell(NumberText.PValue(pair.PAdjusted)),
            new ReportCell(Verdict(pair, measure is { LowerIsBetter: true })),
        ]);
    }

    private static ReportCell Difference(PairwiseResult pair)
    {
        var value = new Estimate(pair.Difference, pair.Low, pair.High);
        return new ReportCell(NumberText.Points(pair.Difference))
        {
            Interval = NumberText.HasInterval(value) ? NumberText.PointsInterval(pair.Low, pair.High) : null,
            Value = value,
        };
    }

    private static string Verdict(PairwiseResult pair, bool lowerIsBetter)
    {
        if (pair.PAdjusted >= FacetScores.Significance)
        {
            return "undecided";
        }

        return (pair.Difference > 0) == lowerIsBetter ? "B is better" : "A is better";
    }
}
