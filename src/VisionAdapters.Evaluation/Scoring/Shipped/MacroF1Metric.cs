namespace VisionAdapters.Evaluation;

internal static class MacroF1Metric
{
    public static FacetMetric Definition { get; } = new()
    {
        Id = "macroF1",
        Header = "Macro F1",
        Definition =
            "Mean over the values of their F1, the harmonic mean of precision and recall. Values of few images (fewer than 10 unless said "
            + "otherwise) are pooled and count as one, the same ones for every provider.",
        ShowsCalibration = true,
        Computation = MetricComputation.FromSamples(Prepare),
    };

    private static SampleMeasure Prepare(FacetAnswers answers)
    {
        var frequent = answers.FindFrequentClasses();
        var whole = answers.Counts;
        return sample => sample.Counts.MeanOf(frequent, whole, ClassCounts.F1);
    }
}
