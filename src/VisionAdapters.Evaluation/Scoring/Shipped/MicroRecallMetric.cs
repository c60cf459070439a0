namespace VisionAdapters.Evaluation;

internal static class MicroRecallMetric
{
    public static FacetMetric Definition { get; } = new()
    {
        Id = "microRecall",
        Header = "Micro recall",
        Definition = "Share of the true values that were given.",
        ShownOn = FacetKinds.MultiValued,
        Computation = MetricComputation.FromImageRatios(image => (image.Hits, image.Truth.Count)),
    };
}
