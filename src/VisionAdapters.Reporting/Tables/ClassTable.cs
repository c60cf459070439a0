using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

internal static class ClassTable
{
    public static ReportTable Build(ProviderResult provider, FacetResult facet)
    {
        var hasAveragePrecision = facet.Classes.Any(value => value.AveragePrecision is not null);
        return new ReportTable
        {
            Title = provider.Id,
            Columns =
            [
                new ReportColumn("value", "Value"),
                Number("support", "Images", "Images that truly have the value."),
                Number("predicted", "Predicted", "Images that were said to have the value."),
                Number("precision", "Precision", "Share of the images said to have the value that have it."),
                Number("recall", "Recall", "Share of the images with the value that were found."),
                Number("f1", "F1", "Harmonic mean of precision and recall.") with { IsPlotted = true },
                .. hasAveragePrecision ? [Number("averagePrecision", "AP", "Average precision of the ranking by confidence.")] : Array.Empty<ReportColumn>(),
            ],
            Rows =
            [
                .. facet.Classes
                    .OrderBy(value => value.Support < ReportTables.EnoughImages)
                    .ThenBy(value => value.F1)
                    .ThenBy(value => value.Value, StringComparer.Ordinal)
                    .Select(value => Row(value, hasAveragePrecision)),
            ],
        };
    }

    private static ReportColumn Number(string id, string header, string definition) => new(id, header) { Definition = definition, IsNumeric = true };

    private static ReportRow Row(ClassResult value, bool hasAveragePrecision) => new(
    [
        new ReportCell(value.Value),
        new ReportCell(NumberText.Count(value.Support)),
        new ReportCell(NumberText.Count(value.Predicted)),
        Rate(value.Precision),
        Rate(value.Recall),
        Rate(value.F1),
        .. hasAveragePrecision ? [value.AveragePrecision is { } precision ? Rate(precision) : ReportCell.Missing] : Array.Empty<ReportCell>(),
    ])
    {
        IsMuted = value.Support < ReportTables.EnoughImages,
    };

    private static ReportCell Rate(double value) => new(NumberText.Ratio(value)) { Value = new Estimate(value, double.NaN, double.NaN) };
}
