using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

internal static class SkippedTable
{
    public static ReportTable Build(BakeoffResults results) => new()
    {
        Title = "Skipped providers",
        Columns = [ReportColumn.Text("provider", "Provider"), ReportColumn.Text("reason", "Reason")],
        Rows =
        [
            .. results.Providers
                .Where(provider => provider.Skipped is not null)
                .Select(provider => new ReportRow { Cells = [ProviderCell.From(provider), ReportCell.FromText(provider.Skipped!)] }),
        ],
    };
}
