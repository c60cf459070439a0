namespace VisionAdapters.Evaluation;

internal static class DiscountedGainMetric
{
    private const int Places = 5;

    public static FacetMetric Definition { get; } = new()
    {
        Id = "ndcg5",
        Header = "nDCG@5",
        Definition =
            "Normalized discounted cumulative gain of the five best values: a true value counts 1 / log2(1 + place), as a share of what "
            + "the best order would count.",
        ShownOn = FacetKinds.None,
        Computation = MetricComputation.FromImages(Measure),
    };

    private static double Measure(ImageAnswer image)
    {
        var (gain, best) = (0.0, 0.0);
        for (var place = 0; place < Places; place++)
        {
            var discount = 1 / Math.Log2(place + 2);
            gain += place < image.Ranked.Count && image.Truth.Contains(image.Ranked[place].Value, StringComparer.Ordinal) ? discount : 0;
            best += place < image.Truth.Count ? discount : 0;
        }

        return best == 0 ? 0 : gain / best;
    }
}
