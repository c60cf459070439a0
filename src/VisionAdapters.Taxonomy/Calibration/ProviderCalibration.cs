namespace VisionAdapters.Taxonomy;

/// <summary>What one provider's confidences are worth, facet by facet.</summary>
public sealed class ProviderCalibration
{
    /// <summary>Gets the provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>Gets the calibrated facets.</summary>
    public required IReadOnlyList<FacetCalibration> Facets { get; init; }

    /// <summary>Finds a facet.</summary>
    /// <param name="facetId">The facet's id.</param>
    /// <returns>The facet's calibration, or <see langword="null"/>.</returns>
    public FacetCalibration? FindFacet(string facetId) => Facets.FirstOrDefault(facet => facet.Facet == facetId);

    /// <summary>Turns a confidence into a probability; a facet that is not calibrated keeps its confidences.</summary>
    /// <param name="facetId">The facet's id.</param>
    /// <param name="value">The value's id.</param>
    /// <param name="confidence">The confidence in [0, 1]; 0 when the provider does not name the value.</param>
    /// <returns>A probability in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not in [0, 1].</exception>
    public double Calibrate(string facetId, string value, double confidence) =>
        FindFacet(facetId)?.Calibrate(value, confidence) ?? confidence;
}
