using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>How values of a metric are written.</summary>
internal static class MetricText
{
    public static string Format(this MetricDescription metric, double value) =>
        metric.Unit == MetricUnit.Percent ? NumberText.Percent(value) : NumberText.Ratio(value);

    public static ReportCell Cell(this MetricDescription metric, FacetResult? facet)
    {
        if (facet?.Metrics.GetValueOrDefault(metric.Id) is not { } estimate || !double.IsFinite(estimate.Value))
        {
            return metric.IsTooFew(facet) ? ReportCell.FromText("too few") : ReportCell.Missing;
        }

        return new ReportCell
        {
            Text = metric.Format(estimate.Value),
            Interval = NumberText.Interval(estimate, metric.Unit == MetricUnit.Percent),
            Value = estimate,
        };
    }

    /// <summary>Tells whether a facet has some answers, and too few for a value of the metric.</summary>
    public static bool IsTooFew(this MetricDescription metric, FacetResult? facet) =>
        facet?.Answers is { } answers && answers.Right + answers.Wrong is var answered && answered > 0 && answered < metric.MinAnswers;

    /// <summary>Names a value in a sentence, with its interval.</summary>
    public static string Say(this MetricDescription metric, ReportCell cell)
    {
        var interval = cell.Interval is null ? "" : $" ({cell.Interval})";
        return (metric.Phrase ?? $"{metric.Header} {{value}}").Replace("{value}", cell.Text, StringComparison.Ordinal) + interval;
    }

    /// <summary>Whether differences are told in points, hundredths of the best value.</summary>
    public static bool IsInPoints(this MetricDescription metric) => metric.Unit != MetricUnit.Number;

    public static string Difference(this MetricDescription metric, double value) =>
        metric.IsInPoints() ? NumberText.Points(value) : NumberText.Signed(value);

    /// <summary>The ends of the interval that goes with the adjusted p-value; or null.</summary>
    public static string? AdjustedInterval(this MetricDescription metric, PairwiseResult pair) =>
        metric.DifferenceInterval(pair with { Low = pair.AdjustedLow, High = pair.AdjustedHigh });

    /// <summary>The ends of a difference's interval, with a word between, for a dash beside a minus is hard to read; or null.</summary>
    public static string? DifferenceInterval(this MetricDescription metric, PairwiseResult pair) =>
        double.IsFinite(pair.Low) && double.IsFinite(pair.High)
            ? $"{metric.Difference(pair.Low)} to {metric.Difference(pair.High)}"
            : null;
}
