using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

internal static class OverviewTable
{
    public static ReportTable Build(BakeoffResults results)
    {
        var facets = FacetScores.Of(results);
        var providers = results.Providers.Where(provider => provider.Facets.Count > 0).ToList();
        return new ReportTable
        {
            Title = "Facets at a glance",
            Columns =
            [
                new ReportColumn("facet", "Facet"),
                new ReportColumn("images", "Images") { IsNumeric = true, Definition = "Images with a true value of the facet." },
                new ReportColumn("measure", "Measure"),
                .. providers.Select(provider => new ReportColumn("provider:" + provider.Id, provider.Emulated ? provider.Id + " (emulated)" : provider.Id)
                {
                    IsNumeric = true,
                    IsPercent = true,
                    IsPlotted = providers.Count == 1,
                }),
            ],
            Rows = [.. facets.Select(scores => Row(scores, providers))],
        };
    }

    private static ReportRow Row(FacetScores scores, List<ProviderResult> providers) => new(
    [
        new ReportCell(scores.Name),
        new ReportCell(NumberText.Count(scores.Images)),
        new ReportCell(scores.Headline.Header),
        .. providers.Select(provider => Cell(scores, provider, providers.Count > 1)),
    ]);

    private static ReportCell Cell(FacetScores scores, ProviderResult provider, bool markBest) => provider.Facets.ContainsKey(scores.Facet)
        ? scores.HeadlineCell(provider) with { IsBest = markBest && provider == scores.Providers[0] }
        : ReportCell.Missing;
}
