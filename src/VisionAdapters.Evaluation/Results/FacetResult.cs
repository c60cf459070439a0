namespace VisionAdapters.Evaluation;

/// <summary>The scores of one provider on one facet. Definitions are those of scikit-learn's functions of the same names.</summary>
public sealed record FacetResult
{
    /// <summary>Gets the number of images with a true value of the facet.</summary>
    public required int Images { get; init; }

    /// <summary>Gets a value indicating whether an image may have several true values.</summary>
    public bool MultiValued { get; init; }

    /// <summary>Gets the share of images, in [0, 1], for which the provider gave any value of the facet.</summary>
    public double Coverage { get; init; }

    /// <summary>Gets the share of images whose best value is true. An abstention is wrong.</summary>
    public Estimate? Top1 { get; init; }

    /// <summary>Gets the share of images with a true value among the best five.</summary>
    public Estimate? Top5 { get; init; }

    /// <summary>Gets the mean of the classes' recalls, over classes that occur in the truth.</summary>
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

    /// <summary>Gets the mean over images of the F1 of the predicted against the true set.</summary>
    public Estimate? SampleF1 { get; init; }

    /// <summary>Gets the mean of the classes' average precision.</summary>
    public Estimate? MeanAveragePrecision { get; init; }

    /// <summary>Gets the F1 of predicted against true values with all their ancestors (Kiritchenko et al. 2006).</summary>
    public Estimate? HierarchicalF1 { get; init; }

    /// <summary>Gets the expected calibration error of the best value's confidence, in 15 bins of equal width (Guo et al. 2017).</summary>
    public Estimate? ExpectedCalibrationError { get; init; }

    /// <summary>Gets the scores by class, in the order of the class ids.</summary>
    public IReadOnlyList<ClassResult> Classes { get; init; } = [];
}
