namespace VisionAdapters.Evaluation;

/// <summary>The metrics of this package.</summary>
public static class FacetMetrics
{
    /// <summary>
    /// Gets them, most telling first. Definitions are those of scikit-learn's functions of the same names; F1s average over the values that
    /// are true or predicted somewhere.
    /// </summary>
    public static IReadOnlyList<FacetMetric> Default { get; } =
    [
        Top1Metric.Definition,
        OwnThresholdMicroF1Metric.Definition,
        MicroF1Metric.Definition,
        MacroF1Metric.Definition,
        BalancedAccuracyMetric.Definition,
        Top5Metric.Definition,
        MicroPrecisionMetric.Definition,
        MicroRecallMetric.Definition,
        SampleF1Metric.Definition,
        MeanAveragePrecisionMetric.Definition,
        HierarchicalF1Metric.Definition,
        CalibrationErrorMetric.Definition,
        CoverageMetric.Definition,
        WeightedF1Metric.Definition,
        CohenKappaMetric.Definition,
        MatthewsCorrelationMetric.Definition,
        DiscountedGainMetric.Definition,
        BrierMetric.Definition,
        LogLossMetric.Definition,
    ];
}
