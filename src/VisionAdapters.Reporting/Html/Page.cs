namespace VisionAdapters.Reporting;

/// <summary>Short words for building pages.</summary>
internal static class Page
{
    // Longer labels are cut: a page must stay readable whatever a provider answers.
    private const int MaxLabelLength = 120;

    public static HtmlElement Tag(string name) => new(name);

    public static HtmlElement Tag(string name, params IEnumerable<HtmlNode?> children) => new HtmlElement(name).Add(children);

    public static HtmlElement Span(string names, string text) => Tag("span", text).Class(names);

    /// <summary>A part of the page with a heading that a link can point to.</summary>
    public static HtmlElement Section(string id, string heading, params IEnumerable<HtmlNode?> children) =>
        Tag("section").With("id", id).With("aria-labelledby", id + "-heading")
            .Add(Tag("h3", heading).With("id", id + "-heading"))
            .Add(children);

    /// <summary>A text that came from outside: cut when it is endless.</summary>
    public static string Label(string text)
    {
        if (text.Length <= MaxLabelLength)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[MaxLabelLength - 1]) ? MaxLabelLength - 1 : MaxLabelLength;
        return text[..end] + "…";
    }
}
