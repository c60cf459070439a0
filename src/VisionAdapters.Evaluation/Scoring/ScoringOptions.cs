using System.ComponentModel.DataAnnotations;

namespace VisionAdapters.Evaluation;

/// <summary>How a set is scored.</summary>
public sealed class ScoringOptions
{
    /// <summary>
    /// Gets or sets the metrics to measure, most telling first: the first one that is shown on a facet ranks its providers. Add your own to
    /// <see cref="FacetMetrics.Default"/>.
    /// </summary>
    public IReadOnlyList<FacetMetric> Metrics { get; set; } = FacetMetrics.Default;

    /// <summary>Gets or sets the least confidence, in [0, 1], of a predicted value of a multi-valued facet.</summary>
    [Range(0.0, 1.0)]
    public double Threshold { get; set; } = 0.5;

    /// <summary>Gets or sets the number of bootstrap resamples behind the intervals; 0 leaves the intervals' ends NaN.</summary>
    [Range(0, 1_000_000)]
    public int Resamples { get; set; } = 1000;

    /// <summary>
    /// Gets or sets the number of random swaps behind the p-value of a difference that cannot be tested exactly; the least p-value is 1 /
    /// (1 + this).
    /// </summary>
    [Range(1, 10_000_000)]
    public int Permutations { get; set; } = 10_000;

    /// <summary>Gets or sets the seed of resampling. Equal seeds give equal results, whatever the number of threads.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Gets or sets the number of threads to use at most; <see langword="null"/> for one per processor.</summary>
    [Range(1, int.MaxValue)]
    public int? MaxDegreeOfParallelism { get; set; }

    /// <summary>
    /// Gets or sets the ancestors of a value, itself excluded, for hierarchical scores: (facet, value) to ids; <see langword="null"/>
    /// leaves those out.
    /// </summary>
    public Func<string, string, IReadOnlyList<string>>? Ancestors { get; set; }

    /// <summary>Makes a copy that can be changed without changing these options.</summary>
    /// <returns>The copy.</returns>
    public ScoringOptions Clone() => (ScoringOptions)MemberwiseClone();
}
