namespace VisionAdapters.Taxonomy;

/// <summary>An answer to a photo of which the truth is known.</summary>
public sealed record LabeledAnswer
{
    /// <summary>Gets the answer.</summary>
    public required TaggingResponse Response { get; init; }

    /// <summary>Gets the true values. Facets that are not among them are unknown.</summary>
    public required IReadOnlyCollection<FacetValue> Truth { get; init; }
}
