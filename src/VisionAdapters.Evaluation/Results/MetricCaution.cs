namespace VisionAdapters.Evaluation;

/// <summary>A value of a metric that a reader must be told about, and how.</summary>
public sealed record MetricCaution
{
    /// <summary>Gets the last value without a caution: a worse one, by the metric's direction, brings it up.</summary>
    public required double Limit { get; init; }

    /// <summary>
    /// Gets the sentence, in which <c>{provider}</c>, <c>{limit}</c> and <c>{facets}</c> (the names of the facets beyond the limit, with
    /// their values) are filled in.
    /// </summary>
    public required string Text { get; init; }
}
