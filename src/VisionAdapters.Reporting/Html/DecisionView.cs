namespace VisionAdapters.Reporting;

/// <summary>Who wins, how sure that is, what it costs, and what speaks against relying on it: what fits on the first screen.</summary>
internal static class DecisionView
{
    private const int MaxWarnings = 3;

    public static IEnumerable<HtmlNode?> Render(BakeoffReport report, ReportTables tables)
    {
        var results = report.Results;
        yield return Banner(report);
        yield return Page.Tag("p", Conclusions.Verdict(results)).Class("verdict");

        // The banner says of all emulated providers at once what this rule says of each.
        var emulated = report.ConclusionRules.OfType<EmulatedProviderRule>();
        var others = report.ConclusionRules.Where(rule => rule is not EmulatedProviderRule);
        var conclusions = Conclusions.From(results, others);
        var warnings = conclusions.Where(conclusion => conclusion.Kind == ConclusionKind.Warning).Take(MaxWarnings).ToList();
        yield return warnings.Count == 0 ? null : List(warnings);
        if (tables.Decision is { } board)
        {
            yield return Page.Tag(
                "section",
                Page.Tag("h3", board.Title).With("id", "board"),
                Page.Tag(
                    "label",
                    "Images per month ",
                    Page.Tag("input").With("id", "volume").With("type", "number").With("min", "1").With("step", "1000")
                        .With("value", DecisionTable.DefaultVolume.ToString(System.Globalization.CultureInfo.InvariantCulture)))
                    .Class("scripted volume"),
                TableView.Render(board, isStacked: true)).With("aria-labelledby", "board");
        }

        var notes = conclusions.Except(warnings).Concat(Conclusions.From(results, emulated)).ToList();
        yield return notes.Count == 0
            ? null
            : Page.Tag("details", Page.Tag("summary", notes.Count == 1 ? "1 note" : $"{notes.Count} notes"), List(notes));
    }

    private static HtmlElement? Banner(BakeoffReport report)
    {
        var answered = report.Results.Providers.Where(provider => provider.Skipped is null).ToList();
        var emulated = answered.Where(provider => provider.Emulated).Select(provider => Page.Label(provider.Id)).ToList();
        if (emulated.Count == 0)
        {
            return null;
        }

        var text = emulated.Count == answered.Count
            ? "An emulator answered in place of every provider. The figures show that the pipeline works; nobody is ranked."
            : $"An emulator answered in place of {string.Join(", ", emulated)}. Such a row shows that the pipeline works; it has no rank.";
        return Page.Tag("p", Page.Tag("strong", "Rehearsal. "), Page.Tag("span", text)).Class("banner").With("role", "note");
    }

    private static HtmlElement List(IEnumerable<Conclusion> conclusions) => Page.Tag("ul", conclusions.Select(Item)).Class("conclusions");

    private static HtmlElement Item(Conclusion conclusion)
    {
        var isWarning = conclusion.Kind == ConclusionKind.Warning;
        return Page.Tag("li", Page.Span("kind", isWarning ? "Warning" : "Note"), Page.Tag("span", conclusion.Text))
            .Class(isWarning ? "warning" : "note");
    }
}
