namespace VisionAdapters.Evaluation;

internal static class CalibrationErrorMetric
{
    public static FacetMetric Definition { get; } = new()
    {
        Id = "expectedCalibrationError",
        Header = "ECE",
        Definition =
            "Expected calibration error: how far the confidences are from the share that is right, on average. 0 "
            + "is perfect; lower is better.",
        Direction = MetricDirection.LowerIsBetter,
        ShownOn = FacetKinds.SingleValued,
        Caution = new MetricCaution
        {
            Limit = 0.1,
            Text = "The confidences of {provider} are off by more than {limit} on average ({facets}): do not read them as probabilities.",
        },
        Computation = MetricComputation.FromSamples(Prepare),
    };

    // Guo et al. 2017: of the best value's confidence, or in a multi-valued facet of the confidences of all values given. An abstention has
    // no confidence and is left out.
    private static SampleMeasure Prepare(FacetAnswers answers)
    {
        var decisions =
            (from image in answers.Images.Index()
             from value in answers.IsMultiValued ? image.Item.Ranked : image.Item.Ranked.Take(1)
             let bin = ProbabilityMetrics.CalibrationBin(value.Confidence, ProbabilityMetrics.CalibrationBins)
             select (Image: image.Index, Bin: bin, Gap: value.Confidence - (image.Item.Truth.Contains(value.Value) ? 1 : 0))).ToArray();
        return sample =>
        {
            Span<double> gaps = stackalloc double[ProbabilityMetrics.CalibrationBins];
            gaps.Clear();
            var draws = sample.Draws;
            long total = 0;
            foreach (var (image, bin, gap) in decisions)
            {
                gaps[bin] += draws[image] * gap;
                total += draws[image];
            }

            var sum = 0.0;
            foreach (var gap in gaps)
            {
                sum += Math.Abs(gap);
            }

            return sum / total;
        };
    }
}
