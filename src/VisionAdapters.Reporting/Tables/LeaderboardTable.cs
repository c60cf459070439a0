using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

internal static class LeaderboardTable
{
    public static ReportTable Build(FacetScores scores)
    {
        var measures = scores.Measures.Where(measure => scores.Providers.Any(provider => measure.Select(scores.Result(provider)) is not null)).ToList();
        var best = measures.ToDictionary(measure => measure, measure => Best(scores, measure));
        return new ReportTable
        {
            Title = scores.Name,
            Columns =
            [
                new ReportColumn("provider", "Provider"),
                .. measures.Select(measure => new ReportColumn(measure.Name, measure.LowerIsBetter ? measure.Header + " ↓" : measure.Header)
                {
                    Definition = measure.Definition,
                    IsNumeric = true,
                    IsPercent = measure.IsPercent,
                    IsPlotted = measure == scores.Headline,
                }),
            ],
            Rows = [.. scores.Providers.Select(provider => Row(scores, provider, measures, best))],
        };
    }

    private static ReportRow Row(FacetScores scores, ProviderResult provider, List<Metric> measures, Dictionary<Metric, string?> best) => new(
    [
        scores.IsTiedWithFirst(provider) ? ProviderCell.Of(provider, "tied with the first") : ProviderCell.Of(provider),
        .. measures.Select(measure =>
        {
            var cell = measure.Cell(scores.Result(provider));
            return cell with { IsBest = cell.Value is not null && cell.Text == best[measure] };
        }),
    ]);

    /// <summary>The best text of a column, so that what reads the same is marked the same; null when all read the same.</summary>
    private static string? Best(FacetScores scores, Metric measure)
    {
        var values = scores.Providers.Select(provider => measure.Cell(scores.Result(provider)).Value?.Value).OfType<double>().ToList();
        if (values.Select(measure.Format).Distinct(StringComparer.Ordinal).Count() < 2)
        {
            return null;
        }

        return measure.Format(measure.LowerIsBetter ? values.Min() : values.Max());
    }
}
