using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>
/// Puts the file together: a page for each question, all of it in the markup. Without script the pages stand one under another; with
/// script one is shown at a time.
/// </summary>
internal static class ReportPage
{
    // Nothing may be loaded or sent, and nothing run but the script of this assembly: a report is opened from mails and pull requests, and
    // its labels come from outside.
    private static readonly string Policy = "default-src 'none'; img-src data: blob:; "
        + $"style-src {HtmlResource.Style.Source}; script-src {HtmlResource.Script.Source}; base-uri 'none'; form-action 'none'";

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
        HtmlResource.Style);

    private static IEnumerable<HtmlNode?> Body(BakeoffReport report, string title)
    {
        var pages = Pages(report);
        yield return Page.Tag("a", "Skip to the page").With("href", "#main").Class("skip");
        yield return Page.Tag(
            "header",
            Page.Tag("h1", title),
            Page.Tag("p", Subtitle(report.Results)).Class("about"),
            Page.Tag("nav", pages.Select(page => Page.Tag("a", page.Title).With("href", "#/" + page.Id))).With("aria-label", "Pages"));
        yield return Page.Tag("main", pages.Select(page => page.Render())).With("id", "main").With("tabindex", "-1");
        yield return Page.Tag(
            "footer",
            Page.Tag("p", "Every number is that of results.json, rounded for reading. This file loads nothing and sends nothing."));
        yield return HtmlResource.Script;
    }

    private static List<PageView> Pages(BakeoffReport report)
    {
        var tables = new ReportTables(report.Results);
        var index = report.Pictures is { } pictures ? new PictureIndex(report.Results, pictures) : null;
        PageView[] pages =
        [
            new("decision", "Decision", DecisionView.Render(report, tables)),
            new("attributes", "Attributes", AttributesView.Render(tables, hasPictures: index is not null)),
            new("pictures", "Pictures", PicturesView.Render(index, report.Pictures)),
            new("confusions", "Confusions and thresholds", ConfusionsView.Render(index)),
            new("losses", "Why lost", LossView.Render(tables)),
            new("money", "Money and speed", MoneyView.Render(tables, report.Results.Rules?.PrimaryFacet)),
            new("certainty", "How sure", CertaintyView.Render(report.Results, tables)),
            new("provenance", "Provenance", ProvenanceView.Render(report.Results, tables)),
        ];
        return [.. pages.Where(page => page.HasContent)];
    }

    private static string Subtitle(BakeoffResults results)
    {
        var providers = results.Providers.Count(provider => provider.Skipped is null);
        string?[] parts =
        [
            results.Dataset is { } dataset ? Count(dataset.Images, "image") : null,
            Count(providers, "provider"),
            results.Run is { } run ? "finished " + NumberText.Time(run.Finished) : null,
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    private static string Count(int count, string noun) => $"{NumberText.Count(count)} {noun}{(count == 1 ? "" : "s")}";
}
