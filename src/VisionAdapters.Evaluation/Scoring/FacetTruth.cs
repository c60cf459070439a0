using VisionAdapters.Taxonomy;

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
    /// Gets what several true values of a facet mean that has one value elsewhere; <see langword="null"/> where no image has several. With
    /// <see cref="SeveralValuesPolicy.Any"/> an image of a single-valued facet may have several, and the one that a provider ranks highest
    /// counts as its true value, the first where it names none; with <see cref="SeveralValuesPolicy.All"/> the facet is multi-valued here.
    /// </summary>
    public SeveralValuesPolicy? SeveralValues { get; init; }

    /// <summary>Gets a value indicating whether nobody declared <see cref="SeveralValues"/>: readers of results are told.</summary>
    public bool IsSeveralValuesDefault { get; init; }

    /// <summary>
    /// Gets, for each image, whether it is known that there is no value to see: the product has none, or the photo does not show it. Such
    /// an image has no true values, counts in <see cref="ApplicabilityResult"/> and in no other score. Empty when there is none.
    /// </summary>
    public IReadOnlyList<bool> NotApplicable { get; init; } = [];

    /// <summary>
    /// Gets the true values of each image of the set, in the set's order. <see langword="null"/>: the image has no known label of this
    /// facet and is left out of the facet's scores. An empty list: the image is labeled and truly has no value; it counts in a multi-valued
    /// facet, and is left out of a single-valued one, which has no score for having no value.
    /// </summary>
    public required IReadOnlyList<IReadOnlyList<string>?> Values { get; init; }
}
