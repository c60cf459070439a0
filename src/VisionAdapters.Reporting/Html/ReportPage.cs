namespace VisionAdapters.Reporting;

/// <summary>Puts the page together.</summary>
internal static class ReportPage
{
    // Nothing may be loaded, run or sent: a report is opened from mails and pull requests, and its labels come from outside.
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
        yield return HeadView.Render(results, title);
        yield return Page.Tag("main", Sections(report));
        yield return Page.Tag(
            "footer",
            Page.Tag("p", "Every number is that of results.json, rounded for reading. This page loads nothing and runs no script."));
    }

    private static IEnumerable<HtmlNode?> Sections(BakeoffReport report)
    {
        var tables = new ReportTables(report.Results);
        yield return VerdictView.Render(report);
        yield return tables.Facets.Count > 1 ? TableSection("overview", tables.Overview) : null;
        for (var index = 0; index < tables.Facets.Count; index++)
        {
            yield return FacetView.Render(tables, tables.Facets[index], index);
        }

        yield return TableSection("differences", tables.Pairwise);
        yield return TableSection("answers", tables.Answers);
        yield return TableSection("providers", tables.Providers);
        yield return TableSection("skipped", tables.Skipped);
        yield return TableSection("problems", tables.Problems);
        yield return GalleryView.Render(report.Samples);
        yield return GlossaryView.Render(tables.Metrics);
    }

    private static HtmlElement? TableSection(string id, ReportTable table) =>
        table.Rows.Count == 0 ? null : Page.Section(id, table.Title, TableView.Render(table));
}
