namespace VisionAdapters.Bakeoff;

/// <summary>The rule for several labels in one cell.</summary>
internal static class LabelCell
{
    /// <summary>Stands between the labels of a cell that holds several.</summary>
    public const char Separator = '|';

    /// <summary>
    /// Cuts a cell into labels. A cell that is itself a label of the map is not cut, so that labels may hold the separator.
    /// </summary>
    public static IReadOnlyList<string> Split(string cell, Func<string, bool> isKnown) =>
        !cell.Contains(Separator, StringComparison.Ordinal) || isKnown(cell)
            ? [cell]
            : cell.Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
