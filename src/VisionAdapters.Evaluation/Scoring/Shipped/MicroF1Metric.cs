namespace VisionAdapters.Evaluation;

internal static class MicroF1Metric
{
    public static FacetMetric Definition { get; } = new()
    {
        Id = "microF1",
        Header = "Micro F1",
        Definition = "F1 of all decisions pooled, so that frequent values weigh most.",
        ShownOn = FacetKinds.MultiValued,
        ComparedOn = FacetKinds.MultiValued,
        Phrase = "a micro F1 of {value}",
        ShowsCalibration = true,
        Computation = MetricComputation.FromImageRatios(image => (2 * image.Hits, image.Predicted.Count + image.Truth.Count)),
    };
}
