namespace VisionAdapters.Evaluation;

internal static class CohenKappaMetric
{
    public static FacetMetric Definition { get; } = new()
    {
        Id = "cohenKappa",
        Header = "Kappa",
        Definition = "Cohen's kappa: agreement with the truth beyond what chance would give.",
        MeasuredOn = FacetKinds.SingleValued,
        ShownOn = FacetKinds.None,
        Computation = MetricComputation.FromCounts(counts => counts.CohenKappa()),
    };
}
