using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>The leaderboard of the primary question: quality, answers, price and speed of each provider in one row.</summary>
internal static class DecisionTable
{
    /// <summary>The images per month that a bill is told for, unless the reader sets another number.</summary>
    public const int DefaultVolume = 100_000;

    public const string MonthColumn = "perMonthUsd";

    public static ReportTable? Build(BakeoffResults results, IReadOnlyList<FacetScores> facets)
    {
        if (facets.Count == 0)
        {
            return null;
        }

        var scores = facets.FirstOrDefault(facet => facet.Facet == results.Rules?.PrimaryFacet) ?? facets[0];
        return new ReportTable
        {
            Title = $"Leaderboard: {scores.Name}",
            Columns =
            [
                ReportColumn.Text("provider", "Provider"),
                ReportColumn.Number(scores.Headline.Id, scores.Headline.Header, scores.Headline.Definition) with
                {
                    IsPlotted = true,
                    IsPercent = scores.Headline.Unit == MetricUnit.Percent,
                },
                ReportColumn.Number("answered", "Answered", "Share of the labeled images that got a value, right or wrong."),
                ReportColumn.Number("failed", "Failed", "Images that were refused or got no answer."),
                ReportColumn.Number("per1000Usd", "Per 1,000", "Cost of a thousand images at list price."),
                ReportColumn.Number(MonthColumn, "Per month", "Cost at list price of the images of a month, without free units or tiers."),
                ReportColumn.Number("p95", "p95 per call", "95 of 100 calls took at most this long."),
            ],
            Rows = [.. scores.Providers.Select(provider => Row(scores, provider))],
        };
    }

    private static ReportRow Row(FacetScores scores, ProviderResult provider)
    {
        var result = scores.Result(provider);
        var isOffered = result.NotRanked != ComparisonObstacle.NotOffered;
        return new ReportRow
        {
            Cells =
            [
                scores.Remark(provider) is { } remark ? ProviderCell.From(provider, remark) : ProviderCell.From(provider),
                isOffered ? scores.HeadlineCell(provider) : ReportCell.Missing,
                result.Answers is { } counts && result.Images > 0
                    ? Number((double)(counts.Right + counts.Wrong) / result.Images, NumberText.Percent)
                    : ReportCell.Missing,
                Number(provider.Refused + provider.Failed, value => NumberText.Count((int)value)),
                Number(provider.Cost?.Per1000Usd, NumberText.Usd),
                Number(provider.Cost?.Per1000Usd * DefaultVolume / 1000, NumberText.Usd),
                Number(provider.LatencyMs?.P95, NumberText.Milliseconds),
            ],
        };
    }

    private static ReportCell Number(double? value, Func<double, string> format) => value is { } number
        ? new ReportCell { Text = format(number), Value = new Estimate { Value = number } }
        : ReportCell.FromText("not known");
}
