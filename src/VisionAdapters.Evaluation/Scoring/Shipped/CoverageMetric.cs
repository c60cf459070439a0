namespace VisionAdapters.Evaluation;

internal static class CoverageMetric
{
    public static FacetMetric Definition { get; } = new()
    {
        Id = "coverage",
        Header = "Coverage",
        Definition = "Share of the answered images for which the provider gave any value of the facet.",
        Unit = MetricUnit.Percent,
        HasInterval = false,
        Caution = new MetricCaution
        {
            Limit = 0.9,
            Text = "{provider} gave a value for less than {limit} of the images that it answered ({facets}); giving none counts as wrong.",
        },
        Computation = MetricComputation.FromSamples(Prepare),
    };

    // An image that was refused or failed says nothing of what the provider knows.
    private static SampleMeasure Prepare(FacetAnswers answers)
    {
        var answered = answers.Images.Index().Where(image => image.Item.Outcome == ImageOutcome.Answered).ToArray();
        return sample =>
        {
            var (given, all) = (0L, 0L);
            foreach (var (index, image) in answered)
            {
                all += sample.Draws[index];
                given += image.Ranked.Count > 0 ? sample.Draws[index] : 0;
            }

            return (double)given / all;
        };
    }
}
