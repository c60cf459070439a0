namespace VisionAdapters.Taxonomy;

/// <summary>
/// One class of a label space: the value that names it, and further values that a labeled set files under the same label.
/// </summary>
public sealed record LabelSpaceEntry
{
    /// <summary>Gets the value that stands for the class.</summary>
    public required FacetValue Value { get; init; }

    /// <summary>Gets the values whose subtrees count for the class too.</summary>
    public IReadOnlyList<FacetValue> Includes { get; init; } = [];
}
