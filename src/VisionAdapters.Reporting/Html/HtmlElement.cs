using System.Collections.Frozen;

namespace VisionAdapters.Reporting;

/// <summary>An element with attributes and children. Names come from this assembly; values and texts are encoded.</summary>
internal sealed class HtmlElement(string name) : HtmlNode
{
    private static readonly FrozenSet<string> Void = FrozenSet.Create(StringComparer.Ordinal, "meta", "link", "img", "br", "hr", "input");

    // A line break after these keeps the file readable and its changes reviewable; inside a line it would show as a space.
    private static readonly FrozenSet<string> Blocks = FrozenSet.Create(
        StringComparer.Ordinal,
        "html", "head", "meta", "link", "title", "body", "header", "main", "footer", "nav", "section", "article", "div", "p",
        "h1", "h2", "h3",
        "ul", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "details", "summary", "figure", "figcaption");

    private readonly List<(string Name, string Value)> _attributes = [];
    private readonly List<HtmlNode> _children = [];

    /// <summary>Sets an attribute; a null value leaves it out.</summary>
    public HtmlElement With(string attribute, string? value)
    {
        if (value is not null)
        {
            _attributes.Add((attribute, value));
        }

        return this;
    }

    public HtmlElement Class(string? names) => With("class", names);

    /// <summary>Adds children; null ones are left out, so that a part of a page can be optional.</summary>
    public HtmlElement Add(params IEnumerable<HtmlNode?> children)
    {
        _children.AddRange(children.OfType<HtmlNode>());
        return this;
    }

    public override void WriteTo(TextWriter output)
    {
        output.Write('<');
        output.Write(name);
        foreach (var (attribute, value) in _attributes)
        {
            output.Write(' ');
            output.Write(attribute);
            output.Write("=\"");
            HtmlText.Encoder.Encode(output, value);
            output.Write('"');
        }

        output.Write('>');
        if (!Void.Contains(name))
        {
            foreach (var child in _children)
            {
                child.WriteTo(output);
            }

            output.Write("</");
            output.Write(name);
            output.Write('>');
        }

        if (Blocks.Contains(name))
        {
            output.Write('\n');
        }
    }
}
