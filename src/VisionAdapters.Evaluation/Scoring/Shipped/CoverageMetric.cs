namespace VisionAdapters.Evaluation;

internal static class CoverageMetric
{
    public static FacetMetric Definition { get; } = new()
    {
        Id = "coverage",
        Header = "Coverage",
        Definition = "Share of the images for which the provider gave any value of the facet.",
        Unit = MetricUnit.Percent,
        HasInterval = false,
        Caution = new MetricCaution
        {
            Limit = 0.9,
            Text = "{provider} gave a value for less than {limit} of the images ({facets}); giving none counts as wrong.",
        },
        Computation = MetricComputation.FromImages(image => image.Ranked.Count > 0 ? 1 : 0),
    };
}
