namespace VisionAdapters.Reporting;

/// <summary>What answers cost at list price, and how long they take.</summary>
internal static class MoneyView
{
    public static IEnumerable<HtmlNode?> Render(ReportTables tables)
    {
        yield return TableView.Section("providers", tables.Providers);
    }
}
