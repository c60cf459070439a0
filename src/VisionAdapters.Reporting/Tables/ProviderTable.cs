using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

internal static class ProviderTable
{
    public static ReportTable Build(BakeoffResults results) => new()
    {
        Title = "Providers",
        Columns =
        [
            new ReportColumn("provider", "Provider"),
            new ReportColumn("modelVersion", "Model"),
            Number("images", "Images"),
            Number("failed", "Failed"),
            new ReportColumn("errors", "Errors"),
            Number("p50", "p50") with { Definition = "Half of the calls took at most this long." },
            Number("p95", "p95") with { Definition = "95 of 100 calls took at most this long." },
            Number("p99", "p99") with { Definition = "99 of 100 calls took at most this long." },
            Number("throughput", "Images/s") with { Definition = "Images per second over the whole run." },
            Number("totalUsd", "Cost") with { Definition = "What this run's answers cost at list price." },
            Number("per1000Usd", "Per 1,000") with { Definition = "Cost of a thousand images at list price." },
        ],
        Rows = [.. results.Providers.Where(provider => provider.Skipped is null).Select(Row)],
    };

    private static ReportColumn Number(string id, string header) => new(id, header) { IsNumeric = true };

    private static ReportRow Row(ProviderResult provider) => new(
    [
        ProviderCell.Of(provider),
        Text(provider.ModelVersion),
        new ReportCell(NumberText.Count(provider.Images)),
        new ReportCell(NumberText.Count(provider.Failed)),
        Text(Errors(provider)),
        Text(provider.LatencyMs is { } p50 ? NumberText.Milliseconds(p50.P50) : null),
        Text(provider.LatencyMs is { } p95 ? NumberText.Milliseconds(p95.P95) : null),
        Text(provider.LatencyMs is { } p99 ? NumberText.Milliseconds(p99.P99) : null),
        Text(provider.Throughput is { } throughput ? NumberText.Rate(throughput) : null),
        Text(provider.Cost is { } total ? NumberText.Usd(total.TotalUsd) : null),
        Text(provider.Cost is { } price ? NumberText.Usd(price.Per1000Usd) : null),
    ]);

    private static ReportCell Text(string? text) => string.IsNullOrEmpty(text) ? ReportCell.Missing : new ReportCell(text);

    private static string Errors(ProviderResult provider) => string.Join(
        ", ",
        provider.Errors
            .OrderByDescending(error => error.Value)
            .ThenBy(error => error.Key, StringComparer.Ordinal)
            .Select(error => $"{error.Key} {NumberText.Count(error.Value)}"));
}
