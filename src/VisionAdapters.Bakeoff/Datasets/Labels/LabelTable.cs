namespace VisionAdapters.Bakeoff;

/// <summary>The labels of a set as they are written down: only the columns that the dataset map names.</summary>
internal sealed class LabelTable
{
    /// <summary>Gets the columns of labels that the files have.</summary>
    public required IReadOnlyList<LabelColumn> Columns { get; init; }

    /// <summary>Gets the rows, in the files' order.</summary>
    public required IReadOnlyList<LabelRow> Rows { get; init; }

    /// <summary>Gets the columns that the files have and the map does not name.</summary>
    public IReadOnlyList<string> UnmappedColumns { get; init; } = [];

    /// <summary>Gets the hashes of the files by role: what makes the table what it is.</summary>
    public IReadOnlyDictionary<string, string> Fingerprints { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
