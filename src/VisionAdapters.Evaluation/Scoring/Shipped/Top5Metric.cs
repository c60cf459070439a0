namespace VisionAdapters.Evaluation;

internal static class Top5Metric
{
    public static FacetMetric Definition { get; } = new()
    {
        Id = "top5",
        Header = "Top-5",
        Definition = "Share of the images with the true value among the five best.",
        Unit = MetricUnit.Percent,
        MeasuredOn = FacetKinds.SingleValued,
        Computation = MetricComputation.FromImages(image => image.Ranked.Take(5).Any(value => image.Truth.Contains(value.Value)) ? 1 : 0),
    };
}
