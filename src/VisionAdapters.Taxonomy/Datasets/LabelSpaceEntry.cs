namespace VisionAdapters.Taxonomy;

/// <summary>
/// One class of a label space: the value that names it, and further values that a labeled set files under the same label.
/// </summary>
/// <param name="Value">The value that stands for the class.</param>
/// <param name="Includes">Values whose subtrees count for the class too.</param>
public sealed record LabelSpaceEntry(FacetValue Value, IReadOnlyList<FacetValue> Includes);
