using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>One facet: the leaderboard, and the values of each provider to unfold.</summary>
internal static class FacetView
{
    // Facet ids come from outside and may hold anything: the anchor is a number.
    public static HtmlElement Render(ReportTables tables, string facet, int index)
    {
        var scores = tables.GetScores(facet);
        var kind = scores.IsMultiValued ? "several values per image" : "one value per image";
        return Page.Section(
            $"facet-{index + 1}",
            Page.Label(scores.Name),
            [
                Page.Tag("p", $"{NumberText.Count(scores.Images)} labeled images, {kind}. Whiskers and small figures are 95% intervals.")
                    .Class("about"),
                TableView.Render(tables.GetLeaderboard(facet)),
                .. scores.Providers
                    .Where(provider => scores.Result(provider).Classes.Count > 0)
                    .Select(provider => Classes(tables, scores, provider)),
            ]);
    }

    private static HtmlElement Classes(ReportTables tables, FacetScores scores, ProviderResult provider)
    {
        var table = tables.GetClasses(scores.Facet, provider.Id);
        var count = NumberText.Count(table.Rows.Count);
        var title = $"{Page.Label(ProviderCell.NameOf(provider))}: the {count} values of {Page.Label(scores.Name)}, weakest first";
        return Page.Tag("details", Page.Tag("summary", title), TableView.Render(table with { Title = title }));
    }
}
