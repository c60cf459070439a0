namespace VisionAdapters.Evaluation;

internal static class WeightedF1Metric
{
    public static FacetMetric Definition { get; } = new()
    {
        Id = "weightedF1",
        Header = "Weighted F1",
        Definition = "Mean over the values of their F1, weighted by how many images have the value.",
        ShownOn = FacetKinds.None,
        Computation = MetricComputation.FromCounts(counts => counts.WeightedF1()),
    };
}
