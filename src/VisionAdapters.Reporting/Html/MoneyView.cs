namespace VisionAdapters.Reporting;

/// <summary>What answers cost at list price, and how long they take.</summary>
internal static class MoneyView
{
    public static IEnumerable<HtmlNode?> Render(ReportTables tables, string? primaryFacet)
    {
        if ((tables.Scores.FirstOrDefault(scores => scores.Facet == primaryFacet) ?? (tables.Scores is [var first, ..] ? first : null))
            is { } primary)
        {
            yield return TradeOffView.Render(
                "tradeoff",
                "What quality costs",
                "dollars per 1,000 images at list price",
                "costs no more",
                primary,
                provider => provider.Cost?.Per1000Usd);
            yield return TradeOffView.Render(
                "wait",
                "How long quality takes",
                "p95 per call in milliseconds",
                "takes no longer",
                primary,
                provider => provider.LatencyMs?.P95);
        }

        yield return TableView.Section("providers", tables.Providers);
    }
}
