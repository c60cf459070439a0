namespace VisionAdapters.Evaluation;

/// <summary>The labeled set of a bake-off.</summary>
public sealed record DatasetSummary
{
    /// <summary>Gets the set's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the number of images.</summary>
    public required int Images { get; init; }

    /// <summary>Gets the counts of what was wrong with the set, by kind.</summary>
    public IReadOnlyDictionary<string, int> Problems { get; init; } = new SortedDictionary<string, int>(StringComparer.Ordinal);
}
