namespace VisionAdapters.Reporting;

/// <summary>The page's own style sheet: the only text that is written as it is, because it comes from this assembly.</summary>
internal sealed class HtmlStyleSheet : HtmlNode
{
    private static readonly Lazy<string> Css = new(Read);

    public override void WriteTo(TextWriter output)
    {
        output.Write("<style>\n");
        output.Write(Css.Value);
        output.Write("</style>\n");
    }

    private static string Read()
    {
        using var stream = typeof(HtmlStyleSheet).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
