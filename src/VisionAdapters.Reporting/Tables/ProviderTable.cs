using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

internal static class ProviderTable
{
    public static ReportTable Build(BakeoffResults results) => new()
    {
        Title = "Providers",
        Columns =
        [
            ReportColumn.Text("provider", "Provider"),
            ReportColumn.Text("modelVersion", "Model"),
            ReportColumn.Number("images", "Images"),
            ReportColumn.Number("notAsked", "Not asked", "Images of the set that the provider was not asked for; nobody is scored "
                + "on them."),
            ReportColumn.Number("refused", "Refused", "Images that the provider would not take, for what they are."),
            ReportColumn.Number("failed", "Failed", "Images that got no answer for another reason."),
            ReportColumn.Text("errors", "Errors"),
            ReportColumn.Number("p50", "p50", "Half of the calls took at most this long."),
            ReportColumn.Number("p95", "p95", "95 of 100 calls took at most this long."),
            ReportColumn.Number("p99", "p99", "99 of 100 calls took at most this long."),
            ReportColumn.Number("throughput", "Images/s", "Images per second over the whole run."),
            ReportColumn.Number("totalUsd", "Cost", "What this run's answers cost at list price."),
            ReportColumn.Number("per1000Usd", "Per 1,000", "Cost of a thousand images at list price."),
        ],
        Rows = [.. results.Providers.Where(provider => provider.Skipped is null).Select(Row)],
    };

    private static ReportRow Row(ProviderResult provider) => new()
    {
        Cells =
        [
            ProviderCell.From(provider),
            Text(provider.ModelVersion),
            ReportCell.FromText(NumberText.Count(provider.Images)),
            ReportCell.FromText(NumberText.Count(provider.NotAsked)),
            ReportCell.FromText(NumberText.Count(provider.Refused)),
            ReportCell.FromText(NumberText.Count(provider.Failed)),
            Text(ErrorText.From(provider)),
            Number(provider.LatencyMs?.P50, NumberText.Milliseconds),
            Number(provider.LatencyMs?.P95, NumberText.Milliseconds),
            Number(provider.LatencyMs?.P99, NumberText.Milliseconds),
            Number(provider.Throughput, NumberText.Rate),
            Number(provider.Cost?.TotalUsd, NumberText.Usd),
            Number(provider.Cost?.Per1000Usd, NumberText.Usd),
        ],
    };

    private static ReportCell Text(string? text) => string.IsNullOrEmpty(text) ? ReportCell.Missing : ReportCell.FromText(text);

    private static ReportCell Number(double? value, Func<double, string> format) => Text(value is { } number ? format(number) : null);
}
