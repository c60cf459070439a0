namespace VisionAdapters.Evaluation;

/// <summary>
/// The scores of one provider on one facet. Definitions are those of scikit-learn's functions of the same names. A single-valued facet's
/// prediction is its value
/// of highest confidence; a multi-valued facet's are all values with at least the threshold's confidence. F1s average over the values that
/// are true or predicted
/// somewhere. <see langword="null"/>: the metric has no meaning for the facet or its images.
/// </summary>
public sealed record FacetResult
{
    /// <summary>Gets the number of images whose true value or values of the facet are known.</summary>
    public required int Images { get; init; }

    /// <summary>Gets a value indicating whether an image may have several true values.</summary>
    public bool MultiValued { get; init; }

    /// <summary>Gets the share of images, in [0, 1], for which the provider gave any value of the facet.</summary>
    public double Coverage { get; init; }

    /// <summary>Gets the share of images whose best value is true; single-valued facets only. An abstention is wrong.</summary>
    public Estimate? Top1 { get; init; }

    /// <summary>Gets the share of images with the true value among the best five; single-valued facets only.</summary>
    public Estimate? Top5 { get; init; }

    /// <summary>Gets the mean of the classes' recalls, over classes that occur in the truth; single-valued facets only.</summary>
    public Estimate? BalancedAccuracy { get; init; }

    /// <summary>Gets the mean of the classes' F1.</summary>
    public Estimate? MacroF1 { get; init; }

    /// <summary>Gets the mean of the classes' F1, weighted by support.</summary>
    public Estimate? WeightedF1 { get; init; }

    /// <summary>Gets the F1 of all decisions pooled.</summary>
    public Estimate? MicroF1 { get; init; }

    /// <summary>Gets the precision of all decisions pooled.</summary>
    public Estimate? MicroPrecision { get; init; }

    /// <summary>Gets the recall of all decisions pooled.</summary>
    public Estimate? MicroRecall { get; init; }

    /// <summary>Gets the mean over images of the F1 of the predicted against the true set; multi-valued facets only.</summary>
    public Estimate? SampleF1 { get; init; }

    /// <summary>Gets the mean of the classes' average precision, over classes that occur in the truth; a value that is not given has
    /// confidence 0.</summary>
    public Estimate? MeanAveragePrecision { get; init; }

    /// <summary>Gets the F1 of predicted against true values with all their ancestors (Kiritchenko et al. 2006).</summary>
    public Estimate? HierarchicalF1 { get; init; }

    /// <summary>
    /// Gets the expected calibration error, in 15 bins of equal width (Guo et al. 2017), of the best value's confidence, or in a
    /// multi-valued facet of
    /// the confidences of all values given. Abstentions have no confidence and are left out.
    /// </summary>
    public Estimate? ExpectedCalibrationError { get; init; }

    /// <summary>Gets the agreement of best value and truth beyond chance (Cohen 1960); single-valued facets only.</summary>
    public Estimate? CohenKappa { get; init; }

    /// <summary>Gets the correlation of best value and truth (Gorodkin 2004); single-valued facets only.</summary>
    public Estimate? MatthewsCorrelation { get; init; }

    /// <summary>Gets the scores by class, in the order of the class ids.</summary>
    public IReadOnlyList<ClassResult> Classes { get; init; } = [];
}
