namespace VisionAdapters.Evaluation;

/// <summary>
/// How well a provider tells that a facet has no value to see, apart from which value it gives where there is one. A provider says "not
/// applicable" when it answers without a value of the facet, or with a category that the facet is not asked of. An image that it refused or
/// failed on is wrong and says nothing.
/// </summary>
public sealed record ApplicabilityResult
{
    /// <summary>Gets the number of images of which it is known whether they have a value, and which.</summary>
    public required int Images { get; init; }

    /// <summary>Gets the number of them that have none to see.</summary>
    public required int NotApplicable { get; init; }

    /// <summary>Gets the number of images of which the provider says so.</summary>
    public required int Said { get; init; }

    /// <summary>
    /// Gets the share of all these images that are right: the true value, or none where there is none. In a multi-valued facet, the mean F1
    /// of the given against the true set of values.
    /// </summary>
    public required Estimate Overall { get; init; }

    /// <summary>Gets the macro F1 of all values with "not applicable" as one more, rare values pooled.</summary>
    public required double OverallMacroF1 { get; init; }

    /// <summary>Gets the share of the images said to have no value that have none; NaN where it was never said.</summary>
    public required Estimate Precision { get; init; }

    /// <summary>Gets the share of the images without a value that were said to have none.</summary>
    public required Estimate Recall { get; init; }

    /// <summary>Gets the harmonic mean of the two, known as NA-F1.</summary>
    public required Estimate F1 { get; init; }

    /// <summary>Gets what <see cref="Overall"/> is on the images that have a value.</summary>
    public required Estimate WhereApplicable { get; init; }
}
