namespace VisionAdapters.Reporting;

/// <summary>What the words of the page mean.</summary>
internal static class GlossaryView
{
    private static readonly (string Term, string Text)[] Words =
    [
        (
            "Interval",
            "95% confidence: made by a method whose intervals hold the true value in 95 of 100 sets drawn like this one. Whether this one "
            + "does is not known."),
        (
            "Primary, exploratory",
            "The bake-off was made to answer one question, the primary one. What is found on other facets is a hint for the next "
                + "bake-off."),
        (
            "Better",
            "The adjusted p is below 0.05, and the interval beside it leaves out 0."),
        (
            "Equivalent",
            "The difference is smaller than the declared margin, whichever way it goes (two one-sided tests)."),
        (
            "Undecided",
            "The images show neither a difference nor that there is none worth minding. It is not the same as equal."),
        (
            "Not comparable",
            "An emulator answered, the facet is not offered, or too many images were refused or failed."),
        (
            "Adjusted p",
            "How often chance alone would bring up a difference at least this large if both providers were equally good, corrected for the "
            + "pairs that were tested together (Holm)."),
        (
            "Not asked, refused, failed, not offered, abstained, wrong",
            "Six different things. Not asked: nobody is scored on the image. Refused: the provider does not take such an image. Failed: no "
            + "answer came for another reason. Not offered: the provider never speaks of the facet. Abstained: an answer without a value "
            + "of the facet. Wrong: a value that is not the true one. Refused, failed and abstained images count as wrong in the scores."),
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
