namespace VisionAdapters.Evaluation;

/// <summary>The predictions of one provider.</summary>
public sealed class ProviderPredictions
{
    /// <summary>Gets the provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>
    /// Gets, by facet id, the scored values of each image of the set in the set's order. An empty list is an abstention, and so it counts;
    /// a facet that is not here is not scored for this provider. Of equal confidences the first one ranks first; a value that an image has
    /// twice counts once, with its highest confidence.
    /// </summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>> Facets { get; init; }
}
