using Spectre.Console;
using VisionAdapters.Reporting;

namespace VisionAdapters.Cli;

/// <summary>Draws tables on the console.</summary>
internal static class TableWriter
{
    public static void Write(IAnsiConsole console, ReportTable table)
    {
        if (table.Rows.Count == 0)
        {
            return;
        }

        var drawn = New(table.Columns);
        foreach (var row in table.Rows)
        {
            drawn.AddRow(row.Cells.Select(Markup).ToArray());
        }

        console.Write(drawn);
    }

    public static void Write(
        IAnsiConsole console, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows, params IReadOnlyList<int> numeric)
    {
        var drawn = New(
        [
            .. headers.Select((header, index) => new ReportColumn { Id = header, Header = header, IsNumeric = numeric.Contains(index) }),
        ]);
        foreach (var row in rows)
        {
            drawn.AddRow(row.Select(text => Spectre.Console.Markup.Escape(PlainText.From(text))).ToArray());
        }

        console.Write(drawn);
    }

    private static Table New(IReadOnlyList<ReportColumn> columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns)
        {
            var header = new TableColumn(Spectre.Console.Markup.Escape(PlainText.From(column.Header)))
            {
                Padding = new Padding(0, 0, 1, 0),
            };
            table.AddColumn(column.IsNumeric ? header.RightAligned().NoWrap() : header);
        }

        return table;
    }

    private static string Markup(ReportCell cell)
    {
        var text = Spectre.Console.Markup.Escape(PlainText.From(cell.Text));
        var notes = cell.Notes.Count == 0 ? "" : $" [dim]({Spectre.Console.Markup.Escape(string.Join(", ", cell.Notes))})[/]";
        var interval = cell.Interval is null ? "" : $" [dim]({Spectre.Console.Markup.Escape(cell.Interval)})[/]";
        return (cell.IsBest ? $"[bold]{text}[/]" : text) + interval + notes;
    }
}
