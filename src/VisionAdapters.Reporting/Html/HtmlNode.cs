namespace VisionAdapters.Reporting;

/// <summary>
/// A piece of a page. Text becomes a node that encodes itself, so that nothing can be added to a page unencoded by accident.
/// </summary>
internal abstract class HtmlNode
{
    public static implicit operator HtmlNode(string text) => new HtmlText(text);

    public abstract void WriteTo(TextWriter output);
}
