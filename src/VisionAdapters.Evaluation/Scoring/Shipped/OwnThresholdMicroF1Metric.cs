namespace VisionAdapters.Evaluation;

internal static class OwnThresholdMicroF1Metric
{
    public static FacetMetric Definition { get; } = new()
    {
        Id = "ownThresholdMicroF1",
        Header = "Micro F1, own threshold",
        Definition =
            "F1 of all decisions pooled, each provider at the threshold that suits it best: chosen on one half of the images and used on "
            + "the other, both ways around. With fewer than 10 images in a half, at the shared threshold.",
        MeasuredOn = FacetKinds.MultiValued,
        ShownOn = FacetKinds.MultiValued,
        ComparedOn = FacetKinds.MultiValued,
        Phrase = "a micro F1 of {value} at its own threshold",
        ShowsCalibration = true,
        Computation = MetricComputation.FromImageRatios(Ratio),
    };

    private static (double Numerator, double Denominator) Ratio(ImageAnswer image)
    {
        var threshold = image.Answers.OwnThreshold![image.Index];
        var (said, hits) = (0, 0);
        foreach (var value in image.Ranked.TakeWhile(value => value.Confidence >= threshold))
        {
            said++;
            hits += image.Truth.Contains(value.Value, StringComparer.Ordinal) ? 1 : 0;
        }

        return (2 * hits, said + image.Truth.Count);
    }
}
