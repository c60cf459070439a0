using System.Globalization;

namespace VisionAdapters.Bakeoff;

/// <summary>Chooses the rows of one split and remembers which splits there were, for the message when none is left.</summary>
internal sealed class SplitFilter(string? wanted)
{
    private readonly SortedDictionary<string, int> _seen = new(StringComparer.Ordinal);

    public bool IsActive => wanted is not null;

    public bool Accepts(string? split)
    {
        if (wanted is null)
        {
            return true;
        }

        split = split?.Trim() ?? string.Empty;
        _seen[split] = _seen.GetValueOrDefault(split) + 1;
        return string.Equals(split, wanted, StringComparison.Ordinal);
    }

    /// <summary>Throws when there were rows and none was of the wanted split.</summary>
    public void ThrowIfNoneAccepted(string file)
    {
        if (wanted is not null && _seen.Count > 0 && !_seen.ContainsKey(wanted))
        {
            var seen = string.Join(", ", _seen.Take(10).Select(pair => string.Create(CultureInfo.InvariantCulture, $"'{pair.Key}' ({pair.Value} rows)")));
            throw new InputFileException(file, line: null, $"no row is of the split '{wanted}'; there are {seen}. Name one of these under 'split', or leave it out to use all rows.");
        }
    }
}
