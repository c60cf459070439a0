using System.ComponentModel.DataAnnotations;

namespace VisionAdapters.Bakeoff;

/// <summary>How a bake-off is run. A runner takes a copy.</summary>
public sealed class BakeoffRunnerOptions
{
    /// <summary>
    /// Gets or sets the run's folder. It is made when it is not there. Answers that it holds to the same request are not asked for again.
    /// </summary>
    [Required(AllowEmptyStrings = false)]
    public required string OutputFolder { get; set; }

    /// <summary>
    /// Gets or sets the number of calls under way at once to one provider; <see langword="null"/> takes the number of processors for a
    /// local model, and for a service begins with 4, doubles up to 64 while it answers, and goes down by half when it throttles.
    /// </summary>
    [Range(1, 4096)]
    public int? MaxConcurrency { get; set; }

    /// <summary>Gets or sets the largest number of images, drawn by <see cref="Seed"/>; <see langword="null"/> asks for all.</summary>
    [Range(1, int.MaxValue)]
    public int? MaxImages { get; set; }

    /// <summary>
    /// Gets or sets the part of the images that is asked for, after <see cref="MaxImages"/> has been drawn; <see langword="null"/> asks for
    /// all. A budget and limits of calls hold for each part by itself.
    /// </summary>
    public RunPart? Part { get; set; }

    /// <summary>Gets or sets the seed of the draw, and of resampling when the run is scored.</summary>
    public int Seed { get; set; } = BakeoffConfiguration.DefaultSeed;

    /// <summary>Gets or sets the threshold of multi-valued facets when the run is scored, in [0, 1].</summary>
    [Range(0.0, 1.0)]
    public double Threshold { get; set; } = BakeoffConfiguration.DefaultThreshold;

    /// <summary>
    /// Gets or sets the facet of the question that the bake-off is made to answer; <see langword="null"/> takes the first one of the
    /// taxonomy that has labels.
    /// </summary>
    public string? PrimaryFacet { get; set; }

    /// <summary>Gets or sets the difference that is too small to mind: 0.02 are two points.</summary>
    [Range(0.0, 1.0)]
    public double Margin { get; set; } = BakeoffConfiguration.DefaultMargin;

    /// <summary>Gets or sets the share of images that a provider may refuse or fail on and still be ranked and compared.</summary>
    [Range(0.0, 1.0)]
    public double MaxFailedShare { get; set; } = BakeoffConfiguration.DefaultMaxFailedShare;

    /// <summary>Gets or sets a value indicating whether confidences are calibrated before they are scored.</summary>
    public bool Calibration { get; set; }

    /// <summary>
    /// Gets or sets what the answers in the run's folder may cost in US dollars at list prices, those of earlier sessions included;
    /// <see langword="null"/> sets no limit. An image that might exceed it is not asked for: the run ends there and can be resumed with a
    /// larger budget. Emulated answers cost nothing.
    /// </summary>
    [Range(0.0, 1_000_000_000.0)]
    public double? BudgetUsd { get; set; }

    /// <summary>
    /// Gets or sets how long calls that are under way may take to end after a cancellation: their answers are billed, so they are kept. The
    /// default is 15 seconds.
    /// </summary>
    public TimeSpan CancellationGrace { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets or sets the name and version of the tool, for the results.</summary>
    public string Tool { get; set; } = $"VisionAdapters {typeof(BakeoffRunnerOptions).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>Returns the images that are asked for, in the set's order.</summary>
    internal IReadOnlyList<LabeledImage> SelectImages(LabeledSet set)
    {
        var drawn = DrawImages(set);
        return Part is { } part ? [.. drawn.Where(image => part.Contains(image.Id))] : drawn;
    }

    /// <summary>Returns the images of all parts, in the set's order.</summary>
    internal IReadOnlyList<LabeledImage> DrawImages(LabeledSet set) => MaxImages is { } count ? set.Sample(count, Seed) : set.Images;

    internal BakeoffRunnerOptions Clone() => (BakeoffRunnerOptions)MemberwiseClone();
}
