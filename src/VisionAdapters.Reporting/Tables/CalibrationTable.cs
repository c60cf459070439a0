using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>What calibration changed.</summary>
internal static class CalibrationTable
{
    public static ReportTable Build(BakeoffResults results, IReadOnlyList<FacetScores> facets) => new()
    {
        Title = "Before and after calibration",
        Columns =
        [
            ReportColumn.Text("facet", "Facet"),
            ReportColumn.Text("provider", "Provider"),
            ReportColumn.Text("metric", "Measure"),
            ReportColumn.Number("before", "Before"),
            ReportColumn.Number("after", "After"),
        ],
        Rows =
        [
            .. from scores in facets
               from provider in scores.Providers
               let calibration = scores.Result(provider).Calibration
               where calibration is not null
               from id in calibration.Before.Keys.Intersect(calibration.After.Keys, StringComparer.Ordinal)
               let metric = FacetScores.FindMetric(id, results)
               select new ReportRow
               {
                   Cells =
                   [
                       ReportCell.FromText(scores.Name),
                       ProviderCell.From(provider),
                       ReportCell.FromText(metric.Header),
                       ReportCell.FromText(metric.Format(calibration.Before[id])),
                       ReportCell.FromText(metric.Format(calibration.After[id])),
                   ],
               },
        ],
    };
}
