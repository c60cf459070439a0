namespace VisionAdapters.Reporting;

/// <summary>Lays a table out as HTML; the plotted column gets a drawing beside its numbers.</summary>
internal static class TableView
{
    /// <summary>A table under its title; null when it has no rows.</summary>
    public static HtmlElement? Section(string id, ReportTable table) =>
        table.Rows.Count == 0 ? null : Page.Section(id, table.Title, Render(table));

    /// <summary>The table; a row of a stacked one becomes a block on a phone.</summary>
    public static HtmlElement Render(ReportTable table, bool isStacked = false)
    {
        var axes = table.Columns.Select((column, index) => column.IsPlotted ? Axis(table, column, index) : null).ToList();
        var title = Page.Label(table.Title);
        return Page.Tag("div").Class("scroll").With("role", "region").With("tabindex", "0").With("aria-label", "Table: " + title).Add(
            Page.Tag(
                "table",
                Page.Tag("caption", title).Class("unseen"),
                Page.Tag("thead", Page.Tag("tr", table.Columns.SelectMany((column, index) => Head(column, axes[index])))),
                Page.Tag("tbody", table.Rows.Select(row => Row(row, table.Columns, axes, isStacked))))
                .Class(isStacked ? "stack" : null));
    }

    private static PlotAxis Axis(ReportTable table, ReportColumn column, int index)
    {
        var estimates = table.Rows.Select(row => row.Cells[index].Value).OfType<Evaluation.Estimate>().ToList();
        var hasIntervals = estimates.Exists(NumberText.HasInterval);
        return hasIntervals || estimates.Exists(estimate => estimate.Value is < 0 or > 1)
            ? PlotAxis.Around(estimates, column.IsPercent, withZero: column.Id == "difference" || !hasIntervals)
            : PlotAxis.Unit(column.IsPercent);
    }

    private static IEnumerable<HtmlElement> Head(ReportColumn column, PlotAxis? axis)
    {
        yield return Page.Tag("th", Page.Label(column.Header)).With("scope", "col").With("data-column", column.Id)
            .Class(column.IsNumeric ? "number" : null).With("title", column.Definition);
        if (axis is not null)
        {
            yield return Page.Tag("td", IntervalPlot.Head(axis)).Class("plot");
        }
    }

    private static HtmlElement Row(ReportRow row, IReadOnlyList<ReportColumn> columns, List<PlotAxis?> axes, bool isStacked) =>
        Page.Tag("tr", row.Cells.SelectMany((cell, index) => Cells(cell, columns[index], axes[index], isFirst: index == 0, isStacked)))
            .Class(row.IsMuted ? "muted" : null);

    private static IEnumerable<HtmlElement> Cells(ReportCell cell, ReportColumn column, PlotAxis? axis, bool isFirst, bool isStacked)
    {
        var element = isFirst ? Page.Tag("th").With("scope", "row") : Page.Tag("td");
        var names = (column.IsNumeric, cell.IsBest) switch
        {
            (true, true) => "number best",
            (true, false) => "number",
            _ => null,
        };
        yield return element.Class(names)
            .With("data-head", isFirst || !isStacked ? null : Page.Label(column.Header))
            .With("data-value", column.IsNumeric && cell.Value is { } value && double.IsFinite(value.Value) ? Number(value.Value) : null)
            .Add(Page.Label(cell.Text))
            .Add(cell.Interval is { } interval ? Page.Span("interval", interval) : null)
            .Add(cell.Notes.Select(note => Page.Span("badge", note)));
        if (axis is not null)
        {
            yield return Page.Tag("td").Class("plot").Add(Drawing(cell, axis));
        }
    }

    // Unrounded, for sorting.
    private static string Number(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private static HtmlElement? Drawing(ReportCell cell, PlotAxis axis) => cell.Value switch
    {
        null => null,
        { } value when NumberText.HasInterval(value) => IntervalPlot.Interval(value, axis),
        { } value => IntervalPlot.Bar(value, axis),
    };
}
