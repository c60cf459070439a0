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

    /// <summary>
    /// Gets or sets the facet of the one question that the bake-off is made to answer: see <see cref="ComparisonRules.PrimaryFacet"/>.
    /// <see langword="null"/> takes the first facet of the set.
    /// </summary>
    public string? PrimaryFacet { get; set; }

    /// <summary>Gets or sets the difference that is too small to mind: see <see cref="ComparisonRules.Margin"/>.</summary>
    [Range(0.0, 1.0)]
    public double Margin { get; set; } = 0.02;

    /// <summary>
    /// Gets or sets the share of a facet's images that a provider may refuse or fail on and still be ranked and compared.
    /// </summary>
    [Range(0.0, 1.0)]
    public double MaxFailedShare { get; set; } = 0.05;

    /// <summary>
    /// Gets or sets the number of images, or of groups of images, from which on a value is a class of its own in macro F1 and balanced
    /// accuracy. Rarer ones are
    /// pooled into one more class, for every provider alike: single images would decide otherwise.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int MinSupport { get; set; } = 10;

    /// <summary>
    /// Gets or sets which pairs of providers, by their ids, are of interest; <see langword="null"/> takes all. The correction for several
    /// tests counts these pairs alone, so that a pair that nobody looks at costs nothing.
    /// </summary>
    public Func<string, string, bool>? IsCompared { get; set; }

    /// <summary>
    /// Gets or sets the number of bootstrap resamples behind intervals that no formula gives, such as that of macro F1; 0 leaves them NaN,
    /// and pairs that are told apart by them undecided. Sums over images cost little: they get 10,000 at least.
    /// </summary>
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

    /// <summary>
    /// Gets or sets how confidences are calibrated before they are scored, half by half of the images (see <see
    /// cref="CalibrationResult"/>); <see langword="null"/> scores them as they are.
    /// </summary>
    public CalibrationOptions? Calibration { get; set; }

    /// <summary>Makes a copy that can be changed without changing these options.</summary>
    /// <returns>The copy.</returns>
    public ScoringOptions Clone() => (ScoringOptions)MemberwiseClone();
}
