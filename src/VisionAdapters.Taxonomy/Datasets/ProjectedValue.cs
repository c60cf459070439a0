namespace VisionAdapters.Taxonomy;

/// <summary>A class of a label space with the confidence that a mapping gives it.</summary>
/// <param name="Value">The value that stands for the class.</param>
/// <param name="Confidence">The confidence in [0, 1].</param>
public readonly record struct ProjectedValue(FacetValue Value, double Confidence);
