namespace VisionAdapters.Evaluation;

/// <summary>The true values of one facet.</summary>
public sealed class FacetTruth
{
    /// <summary>Gets the facet's id.</summary>
    public required string Facet { get; init; }

    /// <summary>Gets a value indicating whether an image may have several true values.</summary>
    public required bool IsMultiValued { get; init; }

    /// <summary>
    /// Gets the true values of each image of the set, in the set's order: an empty list for an image without a label of a single-valued facet,
    /// which is then left out of the facet's scores; <see langword="null"/> for an image whose label is unknown.
    /// </summary>
    public required IReadOnlyList<IReadOnlyList<string>?> Values { get; init; }
}
