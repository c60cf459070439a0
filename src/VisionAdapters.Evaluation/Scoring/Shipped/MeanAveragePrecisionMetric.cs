namespace VisionAdapters.Evaluation;

internal static class MeanAveragePrecisionMetric
{
    public static FacetMetric Definition { get; } = new()
    {
        Id = "meanAveragePrecision",
        Header = "mAP",
        Definition = "Mean over the values of the average precision of the ranking by confidence; needs no threshold.",
        ShownOn = FacetKinds.MultiValued,
        Computation = MetricComputation.FromSamples(Prepare),
    };

    // A class that a resample lacks keeps its average precision on the whole set.
    private static SampleMeasure Prepare(FacetAnswers answers)
    {
        var wholeSet = answers.Images.Select(_ => (ushort)1).ToArray();
        var whole = answers.Classes.Select((_, k) => answers.Ranking.AveragePrecision(k, wholeSet, answers.Counts)).ToArray();
        return sample =>
        {
            var sum = 0.0;
            var used = 0;
            for (var k = 0; k < whole.Length; k++)
            {
                var precision = sample.Counts.Truths[k] > 0 ? answers.Ranking.AveragePrecision(k, sample.Draws, sample.Counts) : whole[k];
                if (!double.IsNaN(precision))
                {
                    sum += precision;
                    used++;
                }
            }

            return sum / used;
        };
    }
}
