using System.Text.Json.Serialization;

namespace VisionAdapters.Evaluation;

/// <summary>
/// The scores of one provider on one facet. A single-valued facet's prediction is its value of highest confidence; a multi-valued facet's
/// are all values with at least the threshold's confidence.
/// </summary>
public sealed record FacetResult
{
    /// <summary>Gets the number of images whose true value or values of the facet are known.</summary>
    public required int Images { get; init; }

    /// <summary>Gets a value indicating whether an image may have several true values.</summary>
    public bool MultiValued { get; init; }

    /// <summary>
    /// Gets the least confidence, in [0, 1], of a predicted value; <see langword="null"/> for a single-valued facet, whose best value
    /// counts whatever its confidence.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Threshold { get; init; }

    /// <summary>Gets what became of the images; <see langword="null"/> where it is not known.</summary>
    public AnswerCounts? Answers { get; init; }

    /// <summary>Gets why the provider is not ranked on the facet; <see langword="null"/> when it is.</summary>
    public ComparisonObstacle? NotRanked { get; init; }

    /// <summary>
    /// Gets how well the provider tells that there is no value to see; <see langword="null"/> where every labeled image has one. All other
    /// figures of the facet are about the images that have a value.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ApplicabilityResult? Applicability { get; init; }

    /// <summary>
    /// Gets the provider's own thresholds of a multi-valued facet, each chosen on one half of the images for the other one;
    /// <see langword="null"/> where the facet is single-valued.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<double>? OwnThresholds { get; init; }

    /// <summary>Gets precision, recall and coverage over the threshold; <see langword="null"/> where no value was given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ConfidenceCurve? Curve { get; init; }

    /// <summary>
    /// Gets what calibration changed, when it was a stage of the scoring; <see langword="null"/> when it was not, or there was too little
    /// to fit.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CalibrationResult? Calibration { get; init; }

    /// <summary>
    /// Gets what the provider reaches when the photos of a product answer together; <see langword="null"/> where each image stands alone.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProductResult? Products { get; init; }

    /// <summary>Gets where what is true was lost; <see langword="null"/> where it is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WaterfallResult? Waterfall { get; init; }

    /// <summary>
    /// Gets the values by metric id, in the order of <see cref="BakeoffResults.Metrics"/>. A metric without a meaning for the facet or its
    /// images is not there.
    /// </summary>
    public IReadOnlyDictionary<string, Estimate> Metrics { get; init; } = new OrderedDictionary<string, Estimate>(StringComparer.Ordinal);

    /// <summary>Gets the scores by class, in the order of the class ids.</summary>
    public IReadOnlyList<ClassResult> Classes { get; init; } = [];
}
