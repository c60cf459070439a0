namespace VisionAdapters.Bakeoff;

/// <summary>Keeps one string per distinct label: a set repeats few labels many times.</summary>
internal sealed class StringPool
{
    private readonly Dictionary<string, string> _strings = new(StringComparer.Ordinal);

    public string? GetOrNull(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        text = text.Trim();
        if (!_strings.TryGetValue(text, out var kept))
        {
            _strings.Add(text, kept = text);
        }

        return kept;
    }
}
