namespace VisionAdapters.Evaluation;

/// <summary>The csv files that <see cref="ScoringCsv"/> makes a set of.</summary>
public sealed class ScoringCsvSources
{
    /// <summary>Gets the path of the labels: columns <c>image</c>, <c>facet</c>, <c>value</c>, a row per true value.</summary>
    public required string Labels { get; init; }

    /// <summary>
    /// Gets the path of the predictions: columns <c>image</c>, <c>facet</c>, <c>value</c>, <c>confidence</c> and optionally <c>provider</c>; without it the
    /// one provider is <c>predictions</c>.
    /// </summary>
    public required string Predictions { get; init; }

    /// <summary>Gets the path of the list of all images: column <c>image</c>. <see langword="null"/>: the images are those of the labels.</summary>
    public string? Images { get; init; }

    /// <summary>Gets the facets that are multi-valued whatever the files and the taxonomy say.</summary>
    public IReadOnlyCollection<string> MultiValuedFacets { get; init; } = [];

    /// <summary>
    /// Gets what a taxonomy says: whether a facet is multi-valued, or <see langword="null"/> for a facet it does not know. Facets that nothing is said about
    /// are multi-valued when some image has several true values.
    /// </summary>
    public Func<string, bool?>? IsMultiValued { get; init; }
}
