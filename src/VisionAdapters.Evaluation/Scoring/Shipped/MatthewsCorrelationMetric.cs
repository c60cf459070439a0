namespace VisionAdapters.Evaluation;

internal static class MatthewsCorrelationMetric
{
    public static FacetMetric Definition { get; } = new()
    {
        Id = "matthewsCorrelation",
        Header = "MCC",
        Definition = "Matthews correlation of best value and truth: 0 is chance, 1 is perfect.",
        MeasuredOn = FacetKinds.SingleValued,
        ShownOn = FacetKinds.None,
        Computation = MetricComputation.FromCounts(counts => counts.MatthewsCorrelation()),
    };
}
