using System.Globalization;

namespace VisionAdapters.Reporting;

/// <summary>Draws the heat map as a table: the shade repeats the number, and never stands for it.</summary>
internal static class HeatMapView
{
    private const int Shades = 10;

    public static HtmlElement Render(HeatMap map, bool hasPictures) => Page.Section(
        "heat",
        "Every attribute, every provider",
        Page.Tag(
            "p",
            $"Small figures are 95% intervals. Hatched: not offered. Gray: fewer than {ReportTables.MinImages} labeled images, too "
                + "few to build on.")
            .Class("about"),
        Page.Tag("div").Class("scroll").With("role", "region").With("tabindex", "0").With("aria-label", "Heat map").Add(
            Page.Tag(
                "table",
                Page.Tag("caption", "Attributes by provider").Class("unseen"),
                Page.Tag("thead", Page.Tag("tr", Heads(map))),
                Page.Tag("tbody", map.Rows.Select(row => Row(map, row, hasPictures)))).Class("heat")));

    private static IEnumerable<HtmlElement> Heads(HeatMap map)
    {
        yield return Page.Tag("th", "Attribute").With("scope", "col");
        yield return Page.Tag("th", "Images").With("scope", "col").Class("number");
        foreach (var provider in map.Providers)
        {
            yield return Page.Tag("th", Page.Label(ProviderCell.NameOf(provider))).With("scope", "col").Class("number");
        }

        yield return Page.Tag("th", "In words").With("scope", "col");
    }

    private static HtmlElement Row(HeatMap map, HeatMapRow row, bool hasPictures) => Page.Tag(
        "tr",
        [
            Page.Tag("th", Page.Label(row.Name), Page.Span("interval", row.Measure)).With("scope", "row"),
            Page.Tag("td", NumberText.Count(row.Images)).Class("number count"),
            .. row.Cells.Select((cell, index) => Cell(row, cell, map.Providers[index].Id, hasPictures)),
            Page.Tag("td", Page.Label(row.Best)).Class("words"),
        ]).Class(row.IsFew ? "muted" : null);

    private static HtmlElement Cell(HeatMapRow row, HeatMapCell cell, string provider, bool hasPictures)
    {
        if (!cell.IsOffered)
        {
            return Page.Tag("td", cell.Content.Text).Class("number hatch");
        }

        var shade = cell.Share is { } share && !row.IsFew
            ? "h" + ((int)Math.Round(Math.Clamp(share, 0, 1) * Shades)).ToString(CultureInfo.InvariantCulture)
            : "h";
        var link = $"#/pictures?facet={Uri.EscapeDataString(row.Facet)}&provider={Uri.EscapeDataString(provider)}";
        return Page.Tag("td").Class($"number {shade}{(cell.Content.IsBest ? " best" : "")}").Add(
            hasPictures ? Page.Tag("a", cell.Content.Text).With("href", link) : cell.Content.Text,
            cell.Content.Interval is { } interval ? Page.Span("interval", interval) : null);
    }
}
