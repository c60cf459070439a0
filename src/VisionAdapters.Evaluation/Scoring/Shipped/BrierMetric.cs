namespace VisionAdapters.Evaluation;

internal static class BrierMetric
{
    public static FacetMetric Definition { get; } = new()
    {
        Id = "brier",
        Header = "Brier score",
        Definition =
            "Mean squared distance of the confidence of a given value from 1 where it is true and from 0 where not; lower is better.",
        Direction = MetricDirection.LowerIsBetter,
        ShownOn = FacetKinds.None,
        ShowsCalibration = true,
        Computation = MetricComputation.FromImageRatios(Ratio),
    };

    private static (double Numerator, double Denominator) Ratio(ImageAnswer image)
    {
        var squares = 0.0;
        foreach (var value in image.Ranked)
        {
            var distance = value.Confidence - (image.Truth.Contains(value.Value, StringComparer.Ordinal) ? 1 : 0);
            squares += distance * distance;
        }

        // Without any given value there is no confidence to judge.
        return image.Answers.HasValues ? (squares, image.Ranked.Count) : (double.NaN, 1);
    }
}
