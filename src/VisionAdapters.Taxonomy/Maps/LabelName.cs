using System.Text;

namespace VisionAdapters.Taxonomy;

/// <summary>Brings label names into a form in which case, hyphens, blanks and a plural ending do not matter.</summary>
internal static class LabelName
{
    private static readonly string[] HissingPlurals = ["sses", "shes", "ches", "xes"];

    /// <summary>Folds case, and turns runs of blanks, hyphens and underscores into one blank: <c>Polka-Dot</c> is <c>polka dot</c>.</summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormC))
        {
            if (char.IsWhiteSpace(letter) || letter is '-' or '_' or '\u2010' or '\u2011')
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }
            }
            else
            {
                folded.Append(letter is '\u2019' ? '\'' : char.ToLowerInvariant(letter));
            }
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>
    /// Brings a folded name and its plural to one form: <c>dresses</c> and <c>dress</c>, <c>bodies</c> and <c>body</c>, <c>hoodies</c> and <c>hoodie</c>. Names
    /// are compared, never shown.
    /// </summary>
    public static string Singular(string folded)
    {
        const int ShortestPlural = 4;

        // Nobody can see in "hoodies" or "bodies" whether the singular ends in -ie or -y, so both become -y.
        if (folded.EndsWith("ie", StringComparison.Ordinal))
        {
            return folded[..^2] + "y";
        }

        if (folded.Length < ShortestPlural || folded.EndsWith("ss", StringComparison.Ordinal) || !folded.EndsWith('s'))
        {
            return folded;
        }

        if (folded.EndsWith("ies", StringComparison.Ordinal))
        {
            return folded[..^3] + "y";
        }

        return Array.Exists(HissingPlurals, ending => folded.EndsWith(ending, StringComparison.Ordinal)) ? folded[..^2] : folded[..^1];
    }
}
