namespace VisionAdapters.Taxonomy;

/// <summary>Turns a mistyped name into a hint.</summary>
internal static class NearestName
{
    private const int MostListed = 12;

    /// <summary>Writes a cure for a name that is not among the known ones: the nearest one when it is near, else the list.</summary>
    public static string Cure(string name, IReadOnlyCollection<string> known, string title)
    {
        var nearest = known.OrderBy(candidate => Distance(name, candidate)).ThenBy(candidate => candidate, StringComparer.Ordinal).FirstOrDefault();
        if (nearest is not null && Distance(name, nearest) <= Math.Max(1, name.Length / 3))
        {
            return $"Did you mean '{nearest}'?";
        }

        var listed = string.Join(", ", known.Order(StringComparer.Ordinal).Take(MostListed));
        return known.Count switch
        {
            0 => "None is known here.",
            > MostListed => $"{title}: {listed} and {known.Count - MostListed} more.",
            _ => $"{title}: {listed}.",
        };
    }

    /// <summary>Counts the single-letter edits between two names (Levenshtein distance), ignoring case.</summary>
    private static int Distance(string a, string b)
    {
        const int LongestCompared = 64;
        if (a.Length > LongestCompared || b.Length > LongestCompared)
        {
            return int.MaxValue;
        }

        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 0; i < a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i + 1;
            for (var j = 0; j < b.Length; j++)
            {
                var change = char.ToLowerInvariant(a[i]) == char.ToLowerInvariant(b[j]) ? 0 : 1;
                current[j + 1] = Math.Min(Math.Min(current[j], previous[j + 1]) + 1, previous[j] + change);
            }

            previous = current;
        }

        return previous[b.Length];
    }
}
