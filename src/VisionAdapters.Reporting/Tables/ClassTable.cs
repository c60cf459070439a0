using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

internal static class ClassTable
{
    public static ReportTable Build(ProviderResult provider, FacetResult facet)
    {
        var hasAveragePrecision = facet.Classes.Any(value => value.AveragePrecision is not null);
        IEnumerable<ReportColumn> ranking = hasAveragePrecision
            ? [ReportColumn.Number("averagePrecision", "AP", "Average precision of the ranking by confidence.")]
            : [];
        return new ReportTable
        {
            Title = provider.Id,
            Columns =
            [
                ReportColumn.Text("value", "Value"),
                ReportColumn.Number("support", "Images", "Images that truly have the value."),
                ReportColumn.Number("predicted", "Predicted", "Images that were said to have the value."),
                ReportColumn.Number("precision", "Precision", "Share of the images said to have the value that have it."),
                ReportColumn.Number("recall", "Recall", "Share of the images with the value that were found."),
                ReportColumn.Number("f1", "F1", "Harmonic mean of precision and recall.") with { IsPlotted = true },
                .. ranking,
            ],
            Rows =
            [
                .. facet.Classes
                    .OrderBy(value => value.Support < ReportTables.MinImages)
                    .ThenBy(value => value.F1)
                    .ThenBy(value => value.Value, StringComparer.Ordinal)
                    .Select(value => Row(value, hasAveragePrecision)),
            ],
        };
    }

    private static ReportRow Row(ClassResult value, bool hasAveragePrecision) => new()
    {
        Cells =
        [
            ReportCell.FromText(value.Value),
            ReportCell.FromText(NumberText.Count(value.Support)),
            ReportCell.FromText(NumberText.Count(value.Predicted)),
            Rate(value.Precision),
            Rate(value.Recall),
            Rate(value.F1),
            .. hasAveragePrecision ? [Rate(value.AveragePrecision)] : Array.Empty<ReportCell>(),
        ],
        IsMuted = value.Support < ReportTables.MinImages,
    };

    private static ReportCell Rate(double? value) => value is { } rate
        ? new() { Text = NumberText.Ratio(rate), Value = new Estimate { Value = rate } }
        : ReportCell.Missing;
}
