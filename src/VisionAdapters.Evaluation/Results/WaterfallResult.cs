namespace VisionAdapters.Evaluation;

/// <summary>
/// Where a provider loses what is true, from all to right. Of a single-valued facet images are counted, of a multi-valued one true values.
/// Each is counted once, so that all parts add up to <see cref="Total"/>.
/// </summary>
public sealed record WaterfallResult
{
    /// <summary>Gets the number of images, or of true values of a multi-valued facet.</summary>
    public required int Total { get; init; }

    /// <summary>Gets those of images that were refused.</summary>
    public int Refused { get; init; }

    /// <summary>Gets those of images that failed.</summary>
    public int Failed { get; init; }

    /// <summary>Gets those that a provider answered which does not offer the facet.</summary>
    public int NotOffered { get; init; }

    /// <summary>
    /// Gets those where the answer gives no value of the facet, and no label that another map could read as the true one.
    /// </summary>
    public int Abstained { get; init; }

    /// <summary>Gets those where the answer gives other values, and no label that another map could read as the true one.</summary>
    public int ModelMiss { get; init; }

    /// <summary>
    /// Gets those where the answer does not give the true value but holds a label that means it as a rule: where it stands, the value is
    /// true in more than half of the other half of the images, and much more often than elsewhere. 0 where labels are not known.
    /// </summary>
    public int MappingMiss { get; init; }

    /// <summary>Gets those of a single-valued facet where the true value was given, and another one with more confidence.</summary>
    public int Outranked { get; init; }

    /// <summary>Gets those of a multi-valued facet where the true value was given with less confidence than the threshold.</summary>
    public int BelowThreshold { get; init; }

    /// <summary>Gets those that are right.</summary>
    public int Right { get; init; }

    /// <summary>
    /// Gets the share that a map and a threshold without fault could reach: right, given but not chosen, or lost by the map alone.
    /// <see langword="null"/> where labels are not known, or the facet is not offered.
    /// </summary>
    public double? OracleCeiling { get; init; }

    /// <summary>Gets the labels that would win most if a map read them as a value, best first; 20 at most.</summary>
    public IReadOnlyList<LabelGain> LabelGains { get; init; } = [];
}
