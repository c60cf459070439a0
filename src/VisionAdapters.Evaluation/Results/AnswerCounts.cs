namespace VisionAdapters.Evaluation;

/// <summary>
/// What became of the labeled images of a facet at one provider. Each image is counted once: but for <see cref="NotAsked"/>, the counts
/// add up to <see cref="FacetResult.Images"/>.
/// </summary>
public sealed record AnswerCounts
{
    /// <summary>Gets the images that the provider was not asked for; no provider is scored on them.</summary>
    public int NotAsked { get; init; }

    /// <summary>
    /// Gets the images that the provider would not take, for what they are: too large, too small, damaged, an unknown format.
    /// </summary>
    public int Refused { get; init; }

    /// <summary>Gets the images that got no answer for another reason, such as an outage.</summary>
    public int Failed { get; init; }

    /// <summary>Gets the images that were answered by a provider that does not offer the facet.</summary>
    public int NotOffered { get; init; }

    /// <summary>Gets the images that were answered without a value of the facet, where there is a true one.</summary>
    public int Abstained { get; init; }

    /// <summary>Gets the images with values that are not the true ones; in a multi-valued facet, not exactly these.</summary>
    public int Wrong { get; init; }

    /// <summary>Gets the images with the true value; in a multi-valued facet, with exactly the true values.</summary>
    public int Right { get; init; }
}
