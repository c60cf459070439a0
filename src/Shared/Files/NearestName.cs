namespace VisionAdapters.Files;

/// <summary>Turns a mistyped name into a hint.</summary>
internal static class NearestName
{
    private const int MaxCompared = 64;

    /// <summary>Writes a cure for a name that is not among the known ones: the nearest one when it is near, else the list.</summary>
    public static string Cure(string name, IReadOnlyCollection<string> known, string title)
    {
        var nearest = known
            .OrderBy(candidate => Distance(name, candidate))
            .ThenBy(candidate => candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        if (nearest is not null && Distance(name, nearest) <= Math.Max(1, name.Length / 3))
        {
            return $"Did you mean '{MessageText.Quote(nearest)}'?";
        }

        return known.Count == 0 ? "None is known here." : $"{title}: {MessageText.List([.. known.Order(StringComparer.Ordinal)])}.";
    }

    /// <summary>
    /// Counts the edits between two names, ignoring case: a letter added, left out or changed, or two neighbors swapped (the restricted
    /// Damerau-Levenshtein distance).
    /// </summary>
    private static int Distance(string a, string b)
    {
        if (a.Length > MaxCompared || b.Length > MaxCompared)
        {
            return int.MaxValue;
        }

        (a, b) = (a.ToLowerInvariant(), b.ToLowerInvariant());
        var edits = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                edits[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1, edits[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
                }
            }
        }

        return edits[a.Length, b.Length];
    }
}
