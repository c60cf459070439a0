using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>One facet: the leaderboard, and the values of each provider to unfold.</summary>
internal static class FacetView
{
    // Facet ids come from outside and may hold anything: the anchor is a number.
    public static HtmlElement Of(BakeoffResults results, string facet, int index)
    {
        var scores = FacetScores.Of(results, facet);
        var kind = scores.IsMultiValued ? "several values per image" : "one value per image";
        return Page.Section(
            $"facet-{index + 1}",
            Page.Label(scores.Name),
            [
                Page.Tag("p", $"{NumberText.Count(scores.Images)} labeled images, {kind}. Whiskers and small figures are 95% intervals.").Class("about"),
                TableView.Of(ReportTables.Leaderboard(results, facet)),
                .. scores.Providers.Where(provider => scores.Result(provider).Classes.Count > 0).Select(provider => Classes(results, facet, provider.Id)),
            ]);
    }

    private static HtmlElement Classes(BakeoffResults results, string facet, string provider)
    {
        var table = ReportTables.Classes(results, facet, provider);
        var count = NumberText.Count(table.Rows.Count);
        var title = $"{Page.Label(ProviderCell.NameOf(provider, results))}: the {count} values of "
            + $"{Page.Label(FacetScores.NameOf(facet, results))}, weakest first";
        return Page.Tag("details", Page.Tag("summary", title), TableView.Of(table));
    }
}
