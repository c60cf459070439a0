using System.Text.RegularExpressions;

namespace VisionAdapters.Emulator;

/// <summary>Takes the words that tell a gender out of a caption.</summary>
internal static partial class NeutralCaption
{
    public static string From(string caption) =>
        Gendered().Replace(caption, match => match.Value is "men" or "women" or "boys" or "girls" ? "people" : "person");

    [GeneratedRegex(@"\b(man|woman|men|women|boys?|girls?)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Gendered();
}
