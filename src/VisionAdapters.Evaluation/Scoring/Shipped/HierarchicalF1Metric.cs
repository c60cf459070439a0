namespace VisionAdapters.Evaluation;

internal static class HierarchicalF1Metric
{
    public static FacetMetric Definition { get; } = new()
    {
        Id = "hierarchicalF1",
        Header = "Hierarchical F1",
        Definition =
            "F1 of the values together with all values above them in the taxonomy: a near miss costs less than a "
            + "far one.",
        Computation = MetricComputation.FromImageRatios(Ratio),
    };

    // Kiritchenko et al. 2006. Without a hierarchy the metric has no meaning.
    private static (double Numerator, double Denominator) Ratio(ImageAnswer image)
    {
        if (!image.Answers.HasHierarchy)
        {
            return (double.NaN, 1);
        }

        var truth = HierarchicalMetrics.WithAncestors(image.Truth, image.Answers.GetAncestors);
        var predicted = HierarchicalMetrics.WithAncestors(image.Predicted, image.Answers.GetAncestors);
        return (2 * truth.Count(predicted.Contains), truth.Count + predicted.Count);
    }
}
