namespace VisionAdapters.Taxonomy;

/// <summary>Compares names in their folded form (<see cref="LabelName.Fold(string)"/>) without making it.</summary>
internal sealed class FoldedNameComparer : IEqualityComparer<string>
{
    private const int LongestOnStack = 128;

    public static FoldedNameComparer Instance { get; } = new();

    public bool Equals(string? x, string? y) =>
        string.Equals(x, y, StringComparison.OrdinalIgnoreCase) || (x is not null && y is not null && LabelName.Fold(x) == LabelName.Fold(y));

    public int GetHashCode(string obj)
    {
        var composed = LabelName.Compose(obj);
        Span<char> buffer = composed.Length <= LongestOnStack ? stackalloc char[LongestOnStack] : new char[composed.Length];
        return string.GetHashCode(buffer[..LabelName.Fold(composed, buffer)], StringComparison.Ordinal);
    }
}
