namespace VisionAdapters.Evaluation;

/// <summary>The images that a metric is measured on: the whole set, or a resample that draws images several times or not at all.</summary>
public readonly ref struct MetricSample
{
    internal MetricSample(ReadOnlySpan<ushort> draws, ReadOnlySpan<double> weights, ClassCounts counts)
    {
        Draws = draws;
        Weights = weights;
        Counts = counts;
    }

    /// <summary>Gets how often each image counts, in the order of <see cref="FacetAnswers.Images"/>.</summary>
    public ReadOnlySpan<ushort> Draws { get; }

    /// <summary>Gets the counts of these images by class.</summary>
    public ClassCounts Counts { get; }

    /// <summary>Gets the draws as numbers that can be multiplied at once.</summary>
    internal ReadOnlySpan<double> Weights { get; }
}
