namespace VisionAdapters.Bakeoff;

/// <summary>The labels of a set as they are written down: only the columns that the dataset map names.</summary>
public sealed class LabelTable
{
    /// <summary>Gets the columns of labels that the set has.</summary>
    public required IReadOnlyList<LabelColumn> Columns { get; init; }

    /// <summary>Gets the rows, in the order of the set.</summary>
    public required IReadOnlyList<LabelRow> Rows { get; init; }

    /// <summary>Gets the columns that the set has and the map does not name, to be told to the user.</summary>
    public IReadOnlyList<string> UnmappedColumns { get; init; } = [];

    /// <summary>
    /// Gets hashes by role of what makes the table what it is, such as that of the file under <c>labels</c>; results carry them, so that
    /// two runs on different labels are told apart. Where it is empty, the labels themselves are hashed.
    /// </summary>
    public IReadOnlyDictionary<string, string> Fingerprints { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
