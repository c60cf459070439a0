namespace VisionAdapters.Evaluation;

/// <summary>The metrics of a facet that are resampled, each a column of the table of resamples.</summary>
internal enum FacetMetric
{
    Top1,
    Top5,
    BalancedAccuracy,
    MacroF1,
    WeightedF1,
    MicroF1,
    MicroPrecision,
    MicroRecall,
    SampleF1,
    MeanAveragePrecision,
    HierarchicalF1,
    ExpectedCalibrationError,
    CohenKappa,
    MatthewsCorrelation,
}
