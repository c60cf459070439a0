namespace VisionAdapters.Taxonomy;

/// <summary>A value of the taxonomy with the confidence that a mapping gives it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Confidence">The confidence in [0, 1] that the value or one below it is true.</param>
/// <param name="OwnConfidence">The confidence in [0, 1] from evidence on exactly this value, nothing inherited from the values
/// below.</param>
public readonly record struct MappedValue(FacetValue Value, double Confidence, double OwnConfidence)
{
    /// <summary>Gets the facet.</summary>
    public Facet Facet => Value.Facet;
}
