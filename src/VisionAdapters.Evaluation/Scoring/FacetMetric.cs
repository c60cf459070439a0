namespace VisionAdapters.Evaluation;

/// <summary>
/// A metric of a provider on a facet: what it is called, what it means and how it is computed. Scores, files and reports are made from it,
/// so a metric of your own in <see cref="ScoringOptions.Metrics"/> appears wherever those of <see cref="FacetMetrics.Default"/> do.
/// </summary>
public sealed record FacetMetric : MetricDescription
{
    /// <summary>Gets how it is computed.</summary>
    public required MetricComputation Computation { get; init; }

    /// <summary>Gets the facets that it has a meaning for.</summary>
    public FacetKinds MeasuredOn { get; init; } = FacetKinds.All;

    /// <summary>
    /// Gets the facets on which each pair of providers is tested for a difference. A metric that is computed image by image is tested
    /// exactly or by random swaps, any other one by its resamples. The pairs of each metric are a family of tests of their own.
    /// </summary>
    public FacetKinds ComparedOn { get; init; } = FacetKinds.None;

    /// <summary>
    /// Gets a value indicating whether it is measured before and after, where confidences are calibrated in a run.
    /// </summary>
    public bool ShowsCalibration { get; init; }

    /// <summary>Gets a value indicating whether a value has an interval.</summary>
    public bool HasInterval { get; init; } = true;
}
