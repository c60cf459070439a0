namespace VisionAdapters.Reporting;

/// <summary>A page of the report; its id is the address that links and the script know it by.</summary>
internal sealed class PageView(string id, string title, IEnumerable<HtmlNode?> content)
{
    private readonly List<HtmlNode> _content = [.. content.OfType<HtmlNode>()];

    public string Id => id;

    public string Title => title;

    public bool HasContent => _content.Count > 0;

    // The id has the form of the address, so that links work without script too.
    public HtmlElement Render() => Page.Tag("article").With("id", "/" + id).With("aria-labelledby", "page-" + id).Add(
        [Page.Tag("h2", title).With("id", "page-" + id).With("tabindex", "-1"), .. _content]);
}
