namespace VisionAdapters.Evaluation;

/// <summary>Truth and predictions on the same images: all that scoring needs.</summary>
public sealed class ScoringSet
{
    /// <summary>Gets the set's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets the counts of what was wrong with the set, by kind, for the results to show.</summary>
    public IReadOnlyDictionary<string, int> Problems { get; init; } = new SortedDictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Gets the images' ids, in the order of all lists below.</summary>
    public required IReadOnlyList<string> Images { get; init; }

    /// <summary>
    /// Gets, for each image, what images that belong together have in common, such as the product or the sender; <see langword="null"/> for
    /// an image that stands alone. Empty when no groups are declared. Images of a group are no independent witnesses: intervals and tests
    /// count groups, not images.
    /// </summary>
    public IReadOnlyList<string?> Groups { get; init; } = [];

    /// <summary>Gets the true values by facet, the most important facet first: results and reports keep this order.</summary>
    public required IReadOnlyList<FacetTruth> Truth { get; init; }

    /// <summary>
    /// Gets, for each image, what copies of it have in common, such as the hash of its bytes; <see langword="null"/> where that is not
    /// known. Empty when nothing is known.
    /// </summary>
    public IReadOnlyList<string?> Contents { get; init; } = [];

    /// <summary>Gets how far annotators agree, facet by facet, where several labeled the images.</summary>
    public IReadOnlyList<AgreementResult> Agreement { get; init; } = [];

    /// <summary>Gets the predictions by provider.</summary>
    public required IReadOnlyList<ProviderPredictions> Predictions { get; init; }
}
