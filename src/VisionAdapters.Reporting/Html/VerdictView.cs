namespace VisionAdapters.Reporting;

/// <summary>The verdict and what limits it.</summary>
internal static class VerdictView
{
    public static HtmlElement Render(BakeoffReport report)
    {
        var conclusions = Conclusions.From(report.Results, report.ConclusionRules);
        return Page.Section(
            "verdict",
            "Verdict",
            Page.Tag("p", Conclusions.Verdict(report.Results)).Class("verdict"),
            conclusions.Count == 0 ? null : Page.Tag("ul", conclusions.Select(Item)).Class("conclusions"));
    }

    private static HtmlElement Item(Conclusion conclusion)
    {
        var isWarning = conclusion.Kind == ConclusionKind.Warning;
        return Page.Tag("li", Page.Span("kind", isWarning ? "Warning" : "Note"), Page.Tag("span", conclusion.Text))
            .Class(isWarning ? "warning" : "note");
    }
}
