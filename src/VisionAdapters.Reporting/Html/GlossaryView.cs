namespace VisionAdapters.Reporting;

/// <summary>What the words of the page mean.</summary>
internal static class GlossaryView
{
    private static readonly (string Term, string Text)[] Words =
    [
        (
            "Interval",
            "The range in which the value would lie in 95 of 100 repetitions with other images of the same kind "
            + "(percentile bootstrap over images)."),
        (
            "Tied with the first",
            "The distance to the best provider, tested on the same images, is no larger than chance explains "
            + "(adjusted p of 0.05 or more)."),
        (
            "Adjusted p",
            "The probability of a difference at least this large if both providers were equally good, corrected for the number of "
            + "comparisons (Holm)."),
        ("Points", "Percentage points: from 80% to 83% are three points."),
        (
            "Emulated",
            "A local emulator answered in the provider's place. Such a row tests the pipeline, not the service; its cost is what the "
            + "service would have asked."),
        (
            "Precision, recall",
            "Of the images said to have a value, the share that has it; of the images that have it, the share that was found."),
    ];

    public static HtmlElement Render(ReportTable metrics) => Page.Section(
        "glossary",
        "How to read this",
        Page.Tag("dl", Entries(metrics).SelectMany(entry => new[] { Page.Tag("dt", entry.Term), Page.Tag("dd", entry.Text) }))
            .Class("glossary"));

    private static IEnumerable<(string Term, string Text)> Entries(ReportTable metrics) =>
        metrics.Rows.Select(row => (Page.Label(row.Cells[0].Text), row.Cells[1].Text)).Concat(Words);
}
