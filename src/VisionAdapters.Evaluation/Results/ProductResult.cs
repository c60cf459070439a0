namespace VisionAdapters.Evaluation;

/// <summary>
/// What a provider reaches on a facet when the photos of a product, or of another group, give one answer together. The share of products
/// that are right; of a multi-valued facet, the mean F1 of the given against the true set of values. Products whose photos have other
/// labels than each other are left out.
/// </summary>
public sealed record ProductResult
{
    /// <summary>Gets the number of products, those of one photo included.</summary>
    public required int Products { get; init; }

    /// <summary>Gets the number of products that are left out, for their photos are labeled differently.</summary>
    public int Contradicting { get; init; }

    /// <summary>Gets the value of the photos of these products one by one.</summary>
    public required Estimate EachPhoto { get; init; }

    /// <summary>Gets the value when each product's first photo answers alone.</summary>
    public required Estimate First { get; init; }

    /// <summary>Gets the value when a value's confidence is the mean over the photos; a photo that does not name it counts as 0.</summary>
    public required Estimate Mean { get; init; }

    /// <summary>Gets the value when a value's confidence is the highest of any photo.</summary>
    public required Estimate Highest { get; init; }

    /// <summary>
    /// Gets the value when each photo has one vote for each of its own answers, as a share of the photos, and the mean confidence breaks
    /// ties.
    /// </summary>
    public required Estimate Vote { get; init; }
}
