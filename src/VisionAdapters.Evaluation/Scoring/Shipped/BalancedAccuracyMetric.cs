namespace VisionAdapters.Evaluation;

internal static class BalancedAccuracyMetric
{
    public static FacetMetric Definition { get; } = new()
    {
        Id = "balancedAccuracy",
        Header = "Balanced accuracy",
        Definition =
            "Mean over the values of the share of their images that were recognized, so that rare values weigh as "
            + "much as frequent ones.",
        Unit = MetricUnit.Percent,
        MeasuredOn = FacetKinds.SingleValued,
        Computation = MetricComputation.FromCounts((sample, whole) => sample.BalancedAccuracy(whole)),
    };
}
