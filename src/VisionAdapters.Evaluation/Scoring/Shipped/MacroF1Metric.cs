namespace VisionAdapters.Evaluation;

internal static class MacroF1Metric
{
    public static FacetMetric Definition { get; } = new()
    {
        Id = "macroF1",
        Header = "Macro F1",
        Definition =
            "Mean over the values of their F1, the harmonic mean of precision and recall. Rare values weigh as "
            + "much as frequent ones.",
        Computation = MetricComputation.FromCounts((sample, whole) => sample.MacroF1(whole: whole)),
    };
}
