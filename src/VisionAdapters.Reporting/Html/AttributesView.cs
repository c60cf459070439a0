namespace VisionAdapters.Reporting;

/// <summary>Where each provider is strong: the heat map of facets and providers, then every facet by itself.</summary>
internal static class AttributesView
{
    public static IEnumerable<HtmlNode?> Render(ReportTables tables, bool hasPictures)
    {
        if (tables.Facets.Count == 0)
        {
            yield break;
        }

        yield return HeatMapView.Render(tables.HeatMap, hasPictures);
        for (var index = 0; index < tables.Facets.Count; index++)
        {
            yield return FacetView.Render(tables, tables.Facets[index], index);
        }
    }
}
