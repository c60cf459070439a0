using System.ComponentModel.DataAnnotations;

namespace VisionAdapters.Evaluation;

/// <summary>How a set is scored.</summary>
public sealed class ScoringOptions
{
    /// <summary>Gets or sets the least confidence, in [0, 1], of a predicted value of a multi-valued facet.</summary>
    [Range(0.0, 1.0)]
    public double Threshold { get; set; } = 0.5;

    /// <summary>Gets or sets the number of bootstrap resamples behind the intervals; 0 gives none.</summary>
    [Range(0, 1_000_000)]
    public int Resamples { get; set; } = 1000;

    /// <summary>Gets or sets the seed of the bootstrap.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Gets or sets the ancestors of a value, itself excluded, for hierarchical scores: (facet, value) to ids; <see langword="null"/> leaves those out.</summary>
    public Func<string, string, IReadOnlyList<string>>? Ancestors { get; set; }
}
