namespace VisionAdapters.Evaluation;

internal static class MicroPrecisionMetric
{
    public static FacetMetric Definition { get; } = new()
    {
        Id = "microPrecision",
        Header = "Micro precision",
        Definition = "Share of the given values that are true.",
        ShownOn = FacetKinds.MultiValued,
        Computation = MetricComputation.FromImageRatios(image => (image.Hits, image.Predicted.Count)),
    };
}
