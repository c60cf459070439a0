namespace VisionAdapters.Evaluation;

/// <summary>The true values of one facet.</summary>
public sealed class FacetTruth
{
    /// <summary>Gets the facet's id.</summary>
    public required string Facet { get; init; }

    /// <summary>Gets the name to show; <see langword="null"/> shows the id.</summary>
    public string? Name { get; init; }

    /// <summary>Gets a value indicating whether an image may have several true values.</summary>
    public required bool IsMultiValued { get; init; }

    /// <summary>
    /// Gets the true values of each image of the set, in the set's order. <see langword="null"/>: the image has no known label of this
    /// facet and is left out of the facet's scores. An empty list: the image is labeled and truly has no value; it counts in a multi-valued
    /// facet, and is left out of a single-valued one, which has no score for having no value.
    /// </summary>
    public required IReadOnlyList<IReadOnlyList<string>?> Values { get; init; }
}
