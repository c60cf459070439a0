using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

internal static class OverviewTable
{
    public static ReportTable Build(BakeoffResults results, IReadOnlyList<FacetScores> facets)
    {
        var providers = results.Providers.Where(provider => provider.Facets.Count > 0).ToList();

        // Facets ranked by numbers on scales of their own have no axis in common.
        var isPlotted = providers.Count == 1 && facets.All(scores => scores.Headline.IsInPoints());
        return new ReportTable
        {
            Title = "Facets at a glance",
            Columns =
            [
                ReportColumn.Text("facet", "Facet"),
                ReportColumn.Number("images", "Images", "Images with a true value of the facet."),
                ReportColumn.Text("measure", "Measure"),
                .. providers.Select(provider => ReportColumn.Number("provider:" + provider.Id, ProviderCell.NameOf(provider)) with
                {
                    IsPercent = true,
                    IsPlotted = isPlotted,
                }),
            ],
            Rows = [.. facets.Select(scores => Row(scores, providers))],
        };
    }

    private static ReportRow Row(FacetScores scores, List<ProviderResult> providers) => new()
    {
        Cells =
        [
            ReportCell.FromText(scores.Name),
            ReportCell.FromText(NumberText.Count(scores.Images)),
            ReportCell.FromText(scores.Headline.Header),
            .. providers.Select(provider => Cell(scores, provider)),
        ],
    };

    // One ranked provider alone is no best.
    private static ReportCell Cell(FacetScores scores, ProviderResult provider)
    {
        if (!provider.Facets.ContainsKey(scores.Facet))
        {
            return ReportCell.Missing;
        }

        var isOffered = scores.Result(provider).NotRanked != ComparisonObstacle.NotOffered;
        return isOffered
            ? scores.HeadlineCell(provider) with { IsBest = scores.Ranked.Count > 1 && provider == scores.Ranked[0] }
            : ReportCell.FromText("not offered");
    }
}
