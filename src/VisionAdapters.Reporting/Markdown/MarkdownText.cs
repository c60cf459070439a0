using System.Text;

namespace VisionAdapters.Reporting;

/// <summary>Encodes text for Markdown, so that a label can be no markup, no link and no mention.</summary>
internal static class MarkdownText
{
    private const string Markup = "\\`*_{}[]<>|~#!&";

    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '\r' or '\n' || char.IsControl(character))
            {
                encoded.Append(' ');
            }
            else if (character is '@' or '<' or '>' or '&')
            {
                // GitHub links bare addresses and mentions, and reads raw HTML; character references are always plain text.
                encoded.Append(System.Globalization.CultureInfo.InvariantCulture, $"&#{(int)character};");
            }
            else
            {
                encoded.Append(Markup.Contains(character, StringComparison.Ordinal) ? "\\" : "").Append(character);
            }
        }

        return encoded.Replace("://", "&#58;//").Replace("www.", "www&#46;").ToString();
    }
}
