namespace VisionAdapters.Evaluation;

internal static class SampleF1Metric
{
    public static FacetMetric Definition { get; } = new()
    {
        Id = "sampleF1",
        Header = "Sample F1",
        Definition = "Mean over the images of the F1 of the given against the true set of values.",
        MeasuredOn = FacetKinds.MultiValued,
        Computation = MetricComputation.FromImages(image => MultiLabelMetrics.SetF1(image.Hits, image.Truth.Count, image.Predicted.Count)),
    };
}
