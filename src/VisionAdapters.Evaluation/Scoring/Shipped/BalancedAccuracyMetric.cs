namespace VisionAdapters.Evaluation;

internal static class BalancedAccuracyMetric
{
    public static FacetMetric Definition { get; } = new()
    {
        Id = "balancedAccuracy",
        Header = "Balanced accuracy",
        Definition =
            "Mean over the values of the share of their images that were recognized. Values of few images (fewer than 10 unless said "
            + "otherwise) are pooled and count as one.",
        Unit = MetricUnit.Percent,
        MeasuredOn = FacetKinds.SingleValued,
        Computation = MetricComputation.FromSamples(Prepare),
    };

    private static SampleMeasure Prepare(FacetAnswers answers)
    {
        var frequent = answers.FindFrequentClasses();
        var whole = answers.Counts;
        return sample => sample.Counts.MeanOf(frequent, whole, ClassCounts.Recall);
    }
}
