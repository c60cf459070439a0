namespace VisionAdapters.Reporting;

/// <summary>Puts the page together.</summary>
internal static class ReportPage
{
    // Nothing may be loaded, run or sent: a report is opened from mails and pull requests, and its labels come from strangers.
    private const string Policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    public static HtmlElement Build(BakeoffReport report)
    {
        var title = $"Bake-off: {Page.Label(report.Results.Dataset?.Name ?? "scores")}";
        return Page.Tag("html", Head(title), Page.Tag("body", Body(report, title))).With("lang", "en");
    }

    private static HtmlElement Head(string title) => Page.Tag(
        "head",
        Page.Tag("meta").With("charset", "utf-8"),
        Page.Tag("meta").With("http-equiv", "Content-Security-Policy").With("content", Policy),
        Page.Tag("meta").With("name", "viewport").With("content", "width=device-width, initial-scale=1"),
        Page.Tag("meta").With("name", "color-scheme").With("content", "light dark"),
        Page.Tag("link").With("rel", "icon").With("href", "data:,"),
        Page.Tag("title", title),
        new HtmlStyleSheet());

    private static IEnumerable<HtmlNode?> Body(BakeoffReport report, string title)
    {
        var results = report.Results;
        yield return HeadView.Of(results, title);
        yield return Page.Tag("main", Sections(report));
        yield return Page.Tag(
            "footer",
            Page.Tag("p", "Every number is that of results.json, rounded for reading. This page loads nothing and runs no script."));
    }

    private static IEnumerable<HtmlNode?> Sections(BakeoffReport report)
    {
        var results = report.Results;
        var facets = ReportTables.Facets(results);
        yield return VerdictView.Of(results);
        yield return facets.Count > 1 ? TableSection("overview", ReportTables.Overview(results)) : null;
        for (var index = 0; index < facets.Count; index++)
        {
            yield return FacetView.Of(results, facets[index], index);
        }

        yield return TableSection("differences", ReportTables.Pairwise(results));
        yield return TableSection("providers", ReportTables.Providers(results));
        yield return TableSection("skipped", ReportTables.Skipped(results));
        yield return TableSection("problems", ReportTables.Problems(results));
        yield return GalleryView.Of(report.Samples);
        yield return GlossaryView.Of(facets.Count > 0);
    }

    private static HtmlElement? TableSection(string id, ReportTable table) =>
        table.Rows.Count == 0 ? null : Page.Section(id, table.Title, TableView.Of(table));
}
