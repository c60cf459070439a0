using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace VisionAdapters.Reporting;

/// <summary>Text, encoded when it is written.</summary>
internal sealed class HtmlText(string text) : HtmlNode
{
    /// <summary>
    /// Encodes what could leave a text or a quoted attribute, and control characters; letters of all scripts stay readable.
    /// </summary>
    public static HtmlEncoder Encoder { get; } = HtmlEncoder.Create(UnicodeRanges.All);

    public override void WriteTo(TextWriter output) => Encoder.Encode(output, text);
}
