using System.Buffers;
using VisionAdapters.Files;

namespace VisionAdapters.Taxonomy;

/// <summary>Brings label names into a form in which case, hyphens, blanks and a plural ending do not matter.</summary>
internal static class LabelName
{
    private const int MinPluralLength = 4;

    /// <summary>
    /// The letters that folding leaves as they are, but for their case. A blank does so too, where it stands alone between two others.
    /// </summary>
    private static readonly SearchValues<char> PlainLetters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 '&/.,()");

    private static readonly char[] Hyphens = ['-', '_', '\u2010', '\u2011'];

    private static readonly string[] PluralsInEs = ["sses", "shes", "ches", "xes"];

    /// <summary>
    /// Folds case, and turns runs of blanks, hyphens and underscores into one blank: <c>Polka-Dot</c> is <c>polka dot</c>.
    /// </summary>
    public static string Fold(string name)
    {
        var words = ComposedText.From(name).Split(Hyphens)
            .SelectMany(part => part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return string.Join(' ', words).Replace('\u2019', '\'').ToLowerInvariant();
    }

    /// <summary>Folds a name where that changes more than its case: enough where case does not count anyway.</summary>
    public static string FoldUnlessPlain(string name) => IsPlain(name) ? name : Fold(name);

    /// <summary>Tells whether folding would change nothing but the case, as for most labels.</summary>
    public static bool IsPlain(ReadOnlySpan<char> name) =>
        !name.ContainsAnyExcept(PlainLetters)
        && name is [not ' ', .., not ' '] or [not ' ']
        && !name.Contains("  ", StringComparison.Ordinal);

    /// <summary>Tells whether the singular form of a name may differ from it. The name is folded, but for its case.</summary>
    public static bool MayBePlural(ReadOnlySpan<char> name) => name is [.., 's' or 'S'] or [.., 'i' or 'I', 'e' or 'E'];

    /// <summary>
    /// Brings a folded name and its plural to one form: <c>dresses</c> and <c>dress</c>, <c>bodies</c> and <c>body</c>, <c>hoodies</c> and
    /// <c>hoodie</c>. Names are compared, never shown.
    /// </summary>
    public static string Singular(string folded)
    {
        // Nobody can see in "hoodies" or "bodies" whether the singular ends in -ie or -y, so both become -y.
        if (folded.EndsWith("ie", StringComparison.Ordinal))
        {
            return folded[..^2] + "y";
        }

        if (folded.Length < MinPluralLength || !folded.EndsWith('s') || folded.EndsWith("ss", StringComparison.Ordinal))
        {
            return folded;
        }

        if (folded.EndsWith("ies", StringComparison.Ordinal))
        {
            return folded[..^3] + "y";
        }

        return Array.Exists(PluralsInEs, ending => folded.EndsWith(ending, StringComparison.Ordinal)) ? folded[..^2] : folded[..^1];
    }
}
