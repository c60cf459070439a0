using System.Security.Cryptography;
using System.Text;

namespace VisionAdapters.Reporting;

/// <summary>
/// The page's own style sheet or script: the only text that is written as it is, because it comes from this assembly. The page's policy
/// names its hash, so that the browser takes no other one.
/// </summary>
internal sealed class HtmlResource : HtmlNode
{
    private readonly string _element;
    private readonly string _text;

    private HtmlResource(string element, string resource)
    {
        using var stream = typeof(HtmlResource).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        _element = element;
        _text = "\n" + reader.ReadToEnd().ReplaceLineEndings("\n");
        Source = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(_text)))}'";
    }

    public static HtmlResource Style { get; } = new("style", "report.css");

    public static HtmlResource Script { get; } = new("script", "report.js");

    /// <summary>Gets the source expression of the policy that lets the text through.</summary>
    public string Source { get; }

    public override void WriteTo(TextWriter output) => output.Write($"<{_element}>{_text}</{_element}>\n");
}
