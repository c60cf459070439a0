namespace VisionAdapters.Evaluation;

/// <summary>
/// What a provider's answers are worth from a confidence on: points from all answers to the surest ones, the same place in each list. Of a
/// single-valued facet the best value of each image counts, of a multi-valued one all values.
/// </summary>
public sealed record ConfidenceCurve
{
    /// <summary>Gets the least confidence of a value that counts, rising.</summary>
    public required IReadOnlyList<double> Threshold { get; init; }

    /// <summary>Gets the share of the values that count which are true.</summary>
    public required IReadOnlyList<double> Precision { get; init; }

    /// <summary>Gets the share of the true values that are among those that count.</summary>
    public required IReadOnlyList<double> Recall { get; init; }

    /// <summary>Gets the share of the images with any value that counts.</summary>
    public required IReadOnlyList<double> Coverage { get; init; }
}
