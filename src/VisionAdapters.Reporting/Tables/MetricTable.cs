using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

internal static class MetricTable
{
    public static ReportTable Build(BakeoffResults results) => new()
    {
        Title = "Measures",
        Columns = [ReportColumn.Text("metric", "Measure"), ReportColumn.Text("definition", "Meaning")],
        Rows =
        [
            .. FacetScores.MetricsOf(results).Select(metric => new ReportRow
            {
                Cells = [ReportCell.FromText(metric.Header), ReportCell.FromText(metric.Definition)],
            }),
        ],
    };
}
