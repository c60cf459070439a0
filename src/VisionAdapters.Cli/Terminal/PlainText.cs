using System.Text;

namespace VisionAdapters.Cli;

/// <summary>Takes control characters out of text that came from outside, so that a label cannot steer the terminal.</summary>
internal static class PlainText
{
    public static string From(string text, bool keepLines = false)
    {
        if (!text.Any(character => IsControl(character, keepLines)))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            clean.Append(IsControl(character, keepLines) ? '\uFFFD' : character);
        }

        return clean.ToString();
    }

    private static bool IsControl(char character, bool keepLines) =>
        char.IsControl(character) && !(keepLines && character is ('\n' or '\r' or '\t'));
}
