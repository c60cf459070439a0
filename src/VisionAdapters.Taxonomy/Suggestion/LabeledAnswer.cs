namespace VisionAdapters.Taxonomy;

/// <summary>An answer to a photo of which the truth is known.</summary>
/// <param name="Response">The answer.</param>
/// <param name="Truth">The true values. Facets that are not among them are unknown.</param>
public sealed record LabeledAnswer(TaggingResponse Response, IReadOnlyCollection<FacetValue> Truth);
