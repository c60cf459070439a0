namespace VisionAdapters.Taxonomy;

/// <summary>A class of a label space with the confidence that a mapping gives it.</summary>
public readonly record struct ProjectedValue
{
    /// <summary>Gets the value that stands for the class.</summary>
    public required FacetValue Value { get; init; }

    /// <summary>Gets the confidence in [0, 1].</summary>
    public required double Confidence { get; init; }
}
