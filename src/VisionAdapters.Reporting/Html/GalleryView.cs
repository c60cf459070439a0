namespace VisionAdapters.Reporting;

/// <summary>Pictures that a provider got wrong.</summary>
internal static class GalleryView
{
    private const int MaxPictures = 60;

    public static HtmlElement? Render(IReadOnlyList<ReportSample> samples)
    {
        var wrong = samples.Where(sample => sample.Predictions.Any(prediction => !prediction.IsRight)).ToList();
        if (wrong.Count == 0)
        {
            return null;
        }

        var count = NumberText.Count(wrong.Count);
        var shown = wrong.Count > MaxPictures ? $"the first {MaxPictures} of {count}" : count;
        return Page.Section(
            "wrong",
            "Wrong predictions",
            Page.Tag(
                "p",
                $"Sampled images that some provider got wrong: {shown}. The true value comes first, then what was said instead.")
                .Class("about"),
            Page.Tag("div", wrong.Take(MaxPictures).Select(Card)).Class("gallery"));
    }

    private static HtmlElement Card(ReportSample sample) => Page.Tag(
        "figure",
        Page.Tag("img").With("src", "data:image/jpeg;base64," + Convert.ToBase64String(sample.Jpeg.Span)).With("alt", ""),
        Page.Tag(
            "figcaption",
            [
                Page.Tag("strong", Page.Label(sample.Image)),
                .. sample.Predictions.Where(prediction => !prediction.IsRight).Select(Line),
            ]));

    private static HtmlElement Line(SamplePrediction prediction)
    {
        var confidence = prediction.Confidence is { } value ? $" {NumberText.Ratio(value)}" : "";
        return Page.Tag(
            "div",
            Page.Span("about", $"{Page.Label(prediction.Provider)}, {Page.Label(prediction.Facet)}"),
            Page.Tag("span", Values(prediction.Truth)),
            Page.Span("wrong", $"✗ {Values(prediction.Predicted)}{confidence}")).Class("said");
    }

    private static string Values(IReadOnlyList<string> values) => values.Count == 0 ? "nothing" : Page.Label(string.Join(", ", values));
}
