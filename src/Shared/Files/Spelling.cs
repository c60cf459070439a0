namespace VisionAdapters.Files;

/// <summary>Finds what a misspelt word was meant to be.</summary>
internal static class Spelling
{
    private const int MostEdits = 3;

    /// <summary>Returns the nearest candidate by edit distance (Levenshtein 1966), or null when none is near.</summary>
    public static string? FindNearest(string word, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var least = Math.Clamp(word.Length / 2, 2, MostEdits) + 1;
        foreach (var candidate in candidates)
        {
            var distance = Distance(word, candidate);
            if (distance < least)
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest;
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
