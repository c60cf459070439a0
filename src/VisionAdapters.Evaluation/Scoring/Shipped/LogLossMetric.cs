namespace VisionAdapters.Evaluation;

internal static class LogLossMetric
{
    // A confidence of 0 or 1 that is wrong would be infinitely bad.
    private const double Least = 1e-6;

    public static FacetMetric Definition { get; } = new()
    {
        Id = "logLoss",
        Header = "Log loss",
        Definition =
            "Mean over the given values of the negative logarithm of the confidence given to what is true of the value, with confidences "
            + "kept from 0.000001 to 0.999999; lower is better.",
        Direction = MetricDirection.LowerIsBetter,
        Unit = MetricUnit.Number,
        ShownOn = FacetKinds.None,
        ShowsCalibration = true,
        Computation = MetricComputation.FromImageRatios(Ratio),
    };

    private static (double Numerator, double Denominator) Ratio(ImageAnswer image)
    {
        var sum = 0.0;
        foreach (var value in image.Ranked)
        {
            var confidence = Math.Clamp(value.Confidence, Least, 1 - Least);
            sum -= Math.Log(image.Truth.Contains(value.Value, StringComparer.Ordinal) ? confidence : 1 - confidence);
        }

        return image.Answers.HasValues ? (sum, image.Ranked.Count) : (double.NaN, 1);
    }
}
