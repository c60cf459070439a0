using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>The measures that a report shows, most telling first.</summary>
internal static class Metrics
{
    public static Metric Top1 { get; } = new("top1", "Top-1", "Share of the images whose best value is the true one. Giving no value counts as wrong.", facet => facet.Top1) { IsPercent = true };

    public static Metric MicroF1 { get; } = new("microF1", "Micro F1", "F1 of all decisions pooled, so that frequent values weigh most.", facet => facet.MicroF1);

    public static Metric Coverage { get; } = new("coverage", "Coverage", "Share of the images for which the provider gave any value of the facet.", facet => new Estimate(facet.Coverage, double.NaN, double.NaN)) { IsPercent = true };

    public static Metric CalibrationError { get; } = new("expectedCalibrationError", "ECE", "Expected calibration error: how far the confidences are from the share that is right, on average. 0 is perfect; lower is better.", facet => facet.ExpectedCalibrationError) { LowerIsBetter = true };

    private static Metric Top5 { get; } = new("top5", "Top-5", "Share of the images with the true value among the five best.", facet => facet.Top5) { IsPercent = true };

    private static Metric BalancedAccuracy { get; } = new("balancedAccuracy", "Balanced accuracy", "Mean over the values of the share of their images that were recognised, so that rare values weigh as much as frequent ones.", facet => facet.BalancedAccuracy) { IsPercent = true };

    private static Metric MacroF1 { get; } = new("macroF1", "Macro F1", "Mean over the values of their F1, the harmonic mean of precision and recall. Rare values weigh as much as frequent ones.", facet => facet.MacroF1);

    private static Metric WeightedF1 { get; } = new("weightedF1", "Weighted F1", "Mean over the values of their F1, weighted by how many images have the value.", facet => facet.WeightedF1);

    private static Metric MicroPrecision { get; } = new("microPrecision", "Micro precision", "Share of the given values that are true.", facet => facet.MicroPrecision);

    private static Metric MicroRecall { get; } = new("microRecall", "Micro recall", "Share of the true values that were given.", facet => facet.MicroRecall);

    private static Metric SampleF1 { get; } = new("sampleF1", "Sample F1", "Mean over the images of the F1 of the given against the true set of values.", facet => facet.SampleF1);

    private static Metric MeanAveragePrecision { get; } = new("meanAveragePrecision", "mAP", "Mean over the values of the average precision of the ranking by confidence; needs no threshold.", facet => facet.MeanAveragePrecision);

    private static Metric HierarchicalF1 { get; } = new("hierarchicalF1", "Hierarchical F1", "F1 of the values together with all values above them in the taxonomy: a near miss costs less than a far one.", facet => facet.HierarchicalF1);

    private static Metric CohenKappa { get; } = new("cohenKappa", "Kappa", "Cohen's kappa: agreement with the truth beyond what chance would give.", facet => facet.CohenKappa);

    private static Metric MatthewsCorrelation { get; } = new("matthewsCorrelation", "MCC", "Matthews correlation of best value and truth: 0 is chance, 1 is perfect.", facet => facet.MatthewsCorrelation);

    /// <summary>Gets the measures of a facet with one true value per image.</summary>
    public static IReadOnlyList<Metric> SingleValued { get; } = [Top1, MacroF1, BalancedAccuracy, Top5, HierarchicalF1, CalibrationError, Coverage];

    /// <summary>Gets the measures of a facet with several true values per image.</summary>
    public static IReadOnlyList<Metric> MultiValued { get; } = [MicroF1, MacroF1, MicroPrecision, MicroRecall, SampleF1, MeanAveragePrecision, HierarchicalF1, Coverage];

    /// <summary>Gets every measure once, for files that list them all.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        Coverage, Top1, Top5, BalancedAccuracy, MacroF1, WeightedF1, MicroF1, MicroPrecision, MicroRecall, SampleF1, MeanAveragePrecision, HierarchicalF1, CalibrationError,
        CohenKappa, MatthewsCorrelation,
    ];
}
