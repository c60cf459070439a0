using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

internal static class LeaderboardTable
{
    public static ReportTable Build(FacetScores scores)
    {
        var best = scores.Metrics.Select(metric => Best(scores, metric)).ToList();
        return new ReportTable
        {
            Title = scores.Name,
            Columns =
            [
                ReportColumn.Text("provider", "Provider"),
                .. scores.Metrics.Select(metric => Column(metric) with { IsPlotted = metric == scores.Headline }),
            ],
            Rows = [.. scores.Providers.Select(provider => Row(scores, provider, best))],
        };
    }

    private static ReportColumn Column(MetricDescription metric) => new()
    {
        Id = metric.Id,
        Header = metric.Direction == MetricDirection.LowerIsBetter ? metric.Header + " ↓" : metric.Header,
        Definition = metric.Definition,
        IsNumeric = true,
        IsPercent = metric.Unit == MetricUnit.Percent,
    };

    private static ReportRow Row(FacetScores scores, ProviderResult provider, List<string?> best) => new()
    {
        Cells =
        [
            scores.Remark(provider) is { } remark ? ProviderCell.From(provider, remark) : ProviderCell.From(provider),
            .. scores.Metrics.Zip(best, (metric, text) =>
            {
                var cell = metric.Cell(scores.Result(provider));
                return cell with { IsBest = cell.Value is not null && cell.Text == text && scores.Ranked.Contains(provider) };
            }),
        ],
    };

    /// <summary>The best text of a column, so that what reads the same is marked the same; null when all read the same.</summary>
    private static string? Best(FacetScores scores, MetricDescription metric)
    {
        var values = scores.Ranked.Select(provider => metric.Cell(scores.Result(provider)).Value?.Value).OfType<double>().ToList();
        return values.Select(metric.Format).Distinct(StringComparer.Ordinal).Count() < 2
            ? null
            : metric.Format(values.Aggregate((best, value) => metric.IsWorse(best, value) ? value : best));
    }
}
