using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

internal static class SkippedTable
{
    public static ReportTable Build(BakeoffResults results) => new()
    {
        Title = "Skipped providers",
        Columns = [new ReportColumn("provider", "Provider"), new ReportColumn("reason", "Reason")],
        Rows =
        [
            .. results.Providers
                .Where(provider => provider.Skipped is not null)
                .Select(provider => new ReportRow([ProviderCell.Of(provider), new ReportCell(provider.Skipped!)])),
        ],
    };
}
