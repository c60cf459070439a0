namespace VisionAdapters.Evaluation;

/// <summary>The predictions of one provider.</summary>
public sealed class ProviderPredictions
{
    /// <summary>Gets the provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>Gets, by facet id, the scored values of each image of the set in the set's order; an empty list is an abstention.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>> Facets { get; init; }
}
