namespace VisionAdapters.Evaluation;

internal static class CalibrationErrorMetric
{
    public static FacetMetric Definition { get; } = new()
    {
        Id = "expectedCalibrationError",
        Header = "ECE",
        Definition =
            "Expected calibration error: how far the confidences are from the share that is right, on average over bins of equally many "
            + "answers, without what chance alone adds. 0 is perfect; lower is better. Fewer than 50 answered images are too few to tell.",
        MinAnswers = 50,
        Direction = MetricDirection.LowerIsBetter,
        ShownOn = FacetKinds.SingleValued,
        Caution = new MetricCaution
        {
            Limit = 0.1,
            Text = "The confidences of {provider} are off by more than {limit} on average ({facets}): do not read them as probabilities.",
        },
        ShowsCalibration = true,
        Computation = MetricComputation.FromEstimate(Measure),
    };

    // Of the best value's confidence, or in a multi-valued facet of the confidences of all values given. An abstention has no confidence
    // and is left out.
    private static Estimate Measure(FacetAnswers answers, ImageGroups groups) => answers.Images
        .Count(image => image.Ranked.Count > 0) < Definition.MinAnswers ? new Estimate { Value = double.NaN } : CalibrationError.Measure(
        [
            .. from image in answers.Images.Index()
               from value in answers.IsMultiValued ? image.Item.Ranked : image.Item.Ranked.Take(1)
               select new ScoredDecision(groups[image.Index], value.Confidence, image.Item.Truth.Contains(value.Value)),
        ],
        groups.Count,
        groups.DegreesOfFreedom);
}
