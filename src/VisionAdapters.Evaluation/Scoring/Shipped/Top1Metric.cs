namespace VisionAdapters.Evaluation;

internal static class Top1Metric
{
    public static FacetMetric Definition { get; } = new()
    {
        Id = "top1",
        Header = "Top-1",
        Definition = "Share of the images whose best value is the true one. Giving no value counts as wrong.",
        Unit = MetricUnit.Percent,
        MeasuredOn = FacetKinds.SingleValued,
        ShownOn = FacetKinds.SingleValued,
        ComparedOn = FacetKinds.SingleValued,
        Phrase = "{value} right",
        ShowsCalibration = true,
        Computation = MetricComputation.FromImages(image => image.Hits),
    };
}
