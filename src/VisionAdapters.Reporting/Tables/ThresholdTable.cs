using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>The least confidence from which each provider's values of a facet are as precise as wanted, and what that costs.</summary>
internal static class ThresholdTable
{
    /// <summary>The share of true values that is wanted, unless the reader sets another one.</summary>
    public const double DefaultPrecision = 0.9;

    /// <summary>Finds the first point of a curve from which values are as precise as wanted; -1 where there is none.</summary>
    public static int FindPoint(ConfidenceCurve curve, double precision) =>
        curve.Precision.Index().FirstOrDefault(point => point.Item >= precision, (-1, 0)).Item1;

    public static ReportTable Build(FacetScores facet) => new()
    {
        Title = $"Thresholds for {NumberText.Percent(DefaultPrecision)} precision: {facet.Name}",
        Columns =
        [
            ReportColumn.Text("provider", "Provider"),
            ReportColumn.Number("threshold", "From confidence", "The least confidence of a value that counts."),
            ReportColumn.Number("precision", "Precision", "Share of the values that count which are true."),
            ReportColumn.Number("recall", "Recall", "Share of the true values that are among those that count."),
            ReportColumn.Number("covered", "Coverage", "Share of the images with any value that counts."),
        ],
        Rows =
        [
            .. from provider in facet.Providers
               let curve = facet.Result(provider).Curve
               where curve is not null
               select new ReportRow { Cells = [ProviderCell.From(provider), .. Cells(curve)] },
        ],
    };

    private static IEnumerable<ReportCell> Cells(ConfidenceCurve curve)
    {
        var point = FindPoint(curve, DefaultPrecision);
        return point < 0
            ?
            [
                ReportCell.FromText("not reached"),
                ReportCell.FromText($"{NumberText.Percent(curve.Precision.Max())} at most"),
                ReportCell.Missing,
                ReportCell.Missing,
            ]
            :
            [
                ReportCell.FromText(NumberText.Ratio(curve.Threshold[point])),
                ReportCell.FromText(NumberText.Percent(curve.Precision[point])),
                ReportCell.FromText(NumberText.Percent(curve.Recall[point])),
                ReportCell.FromText(NumberText.Percent(curve.Coverage[point])),
            ];
    }
}
