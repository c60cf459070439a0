using System.Buffers;
using System.Text;

namespace VisionAdapters.Taxonomy;

/// <summary>Brings label names into a form in which case, hyphens, blanks and a plural ending do not matter.</summary>
internal static class LabelName
{
    /// <summary>
    /// The letters that folding leaves as they are, but for their case. A blank does so too, where it stands alone between two others.
    /// </summary>
    private static readonly SearchValues<char> PlainLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 '&/.,()");

    private static readonly string[] HissingPlurals = ["sses", "shes", "ches", "xes"];

    /// <summary>
    /// Folds case, and turns runs of blanks, hyphens and underscores into one blank: <c>Polka-Dot</c> is <c>polka dot</c>.
    /// </summary>
    public static string Fold(string name)
    {
        var folded = new char[name.Length];
        return new string(folded, 0, Fold(Compose(name), folded));
    }

    /// <summary>Folds a name where that changes more than its case: enough where case does not count anyway.</summary>
    public static string FoldUnlessPlain(string name) => IsPlain(name) ? name : Fold(name);

    /// <summary>Tells whether folding would change nothing but the case, as for most labels.</summary>
    public static bool IsPlain(ReadOnlySpan<char> name) =>
        !name.ContainsAnyExcept(PlainLetters) && name is [not ' ', .., not ' '] or [not ' '] && !name.Contains("  ", StringComparison.Ordinal);

    /// <summary>
    /// Brings a folded name and its plural to one form: <c>dresses</c> and <c>dress</c>, <c>bodies</c> and <c>body</c>, <c>hoodies</c> and
    /// <c>hoodie</c>. Names
    /// are compared, never shown.
    /// </summary>
    public static string Singular(string folded)
    {
        var singular = folded.ToCharArray();
        return new string(singular, 0, Singular(singular));
    }

    /// <summary>
    /// Composes accents, so that a name does not depend on how they are encoded. Composed names have at most as many letters.
    /// </summary>
    public static string Compose(string name)
    {
        if (Ascii.IsValid(name))
        {
            return name;
        }

        try
        {
            return name.Normalize(NormalizationForm.FormC) is var composed && composed.Length <= name.Length ? composed : name;
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair is no text. Such a name is compared as it is.
            return name;
        }
    }

    /// <summary>Folds a composed name into a buffer of at least its length.</summary>
    /// <returns>The length of the folded name.</returns>
    public static int Fold(ReadOnlySpan<char> name, Span<char> folded)
    {
        var length = 0;
        foreach (var letter in name)
        {
            if (char.IsWhiteSpace(letter) || letter is '-' or '_' or '\u2010' or '\u2011')
            {
                if (length > 0 && folded[length - 1] != ' ')
                {
                    folded[length++] = ' ';
                }
            }
            else
            {
                folded[length++] = letter is '\u2019' ? '\'' : char.ToLowerInvariant(letter);
            }
        }

        return length > 0 && folded[length - 1] == ' ' ? length - 1 : length;
    }

    /// <summary>Tells whether the singular form of a name may differ from it. The name is folded, but for its case.</summary>
    public static bool MayBePlural(ReadOnlySpan<char> name) => name is [.., 's' or 'S'] or [.., 'i' or 'I', 'e' or 'E'];

    /// <summary>Brings a folded name to its singular form in place.</summary>
    /// <returns>The length of the singular form.</returns>
    public static int Singular(Span<char> folded)
    {
        const int ShortestPlural = 4;

        // Nobody can see in "hoodies" or "bodies" whether the singular ends in -ie or -y, so both become -y.
        if (folded.EndsWith("ie"))
        {
            folded[^2] = 'y';
            return folded.Length - 1;
        }

        if (folded.Length < ShortestPlural || folded.EndsWith("ss") || folded[^1] != 's')
        {
            return folded.Length;
        }

        if (folded.EndsWith("ies"))
        {
            folded[^3] = 'y';
            return folded.Length - 2;
        }

        foreach (var ending in HissingPlurals)
        {
            if (folded.EndsWith(ending))
            {
                return folded.Length - 2;
            }
        }

        return folded.Length - 1;
    }
}
