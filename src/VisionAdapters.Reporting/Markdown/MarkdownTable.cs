using System.Text;

namespace VisionAdapters.Reporting;

/// <summary>Lays a table out as Markdown.</summary>
internal static class MarkdownTable
{
    public static void Append(StringBuilder text, ReportTable table)
    {
        if (table.Rows.Count == 0)
        {
            return;
        }

        text.Append("\n### ").Append(Encode(table.Title)).Append("\n\n");
        AppendRow(text, table.Columns.Select(column => Encode(column.Header)));
        AppendRow(text, table.Columns.Select(column => column.IsNumeric ? "---:" : "---"));
        foreach (var row in table.Rows)
        {
            AppendRow(text, row.Cells.Select(Cell));
        }
    }

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Cell(ReportCell cell)
    {
        var value = Encode(cell.Text);
        var notes = cell.Notes.Count == 0 ? "" : $" *({string.Join(", ", cell.Notes)})*";
        var interval = cell.Interval is null ? "" : $" ({cell.Interval})";
        return (cell.IsBest ? $"**{value}**" : value) + interval + notes;
    }

    private static string Encode(string text) => MarkdownText.Encode(Page.Label(text));
}
