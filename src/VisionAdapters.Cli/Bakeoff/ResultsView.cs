using VisionAdapters.Evaluation;
using VisionAdapters.Reporting;

namespace VisionAdapters.Cli;

/// <summary>
/// Prints results as far as a terminal of 80 columns has room: the scores of all facets, the providers, and what to know about them.
/// </summary>
internal static class ResultsView
{
    private static readonly string[] Measures = ["macroF1", "expectedCalibrationError", "coverage"];
    private static readonly string[] ProviderColumns =
        ["provider", "images", "refused", "failed", "p50", "p95", "throughput", "per1000Usd"];

    private static readonly ReportCell Missing = new() { Text = "–" };

    public static void Write(Screen screen, BakeoffResults results)
    {
        var tables = new ReportTables(results);
        TableWriter.Write(screen.Tables, Scores(tables));
        if (results.Run is not null)
        {
            TableWriter.Write(screen.Tables, Pick(tables.Providers, ProviderColumns));
        }

        TableWriter.Write(screen.Tables, tables.Agreement);
        screen.Output.WriteLine(PlainText.From(Conclusions.Verdict(results)));
        screen.Output.WriteLine();
        foreach (var conclusion in Conclusions.From(results).Where(conclusion => conclusion.Kind == ConclusionKind.Warning))
        {
            screen.Say("Warning: " + PlainText.From(conclusion.Text));
        }
    }

    /// <summary>The leaderboards of all facets below each other; the first measure is the one that each facet is ranked by.</summary>
    private static ReportTable Scores(ReportTables tables)
    {
        var boards = tables.Facets.Select(tables.GetLeaderboard).ToList();
        var headers = boards.SelectMany(board => board.Columns.Skip(1).Take(1))
            .Select(column => column.Header)
            .Distinct(StringComparer.Ordinal);
        return new ReportTable
        {
            Title = "Scores",
            Columns =
            [
                new ReportColumn { Id = "facet", Header = "Facet" },
                new ReportColumn { Id = "provider", Header = "Provider" },
                new ReportColumn { Id = "score", Header = string.Join(" or ", headers), IsNumeric = true },
                new ReportColumn { Id = "macroF1", Header = "Macro F1", IsNumeric = true },
                new ReportColumn { Id = "expectedCalibrationError", Header = "ECE", IsNumeric = true },
                new ReportColumn { Id = "coverage", Header = "Coverage", IsNumeric = true },
            ],
            Rows = [.. boards.SelectMany(board => board.Rows.Select((row, index) => ScoreRow(board, row, index)))],
        };
    }

    private static ReportRow ScoreRow(ReportTable board, ReportRow row, int index) => new()
    {
        Cells =
        [
            new ReportCell { Text = index == 0 ? board.Title : "" },
            row.Cells[0],
            row.Cells.ElementAtOrDefault(1) ?? Missing,
            .. Measures.Select(measure => Find(board, row, measure) with { Interval = null }),
        ],
    };

    private static ReportTable Pick(ReportTable table, IReadOnlyList<string> columns) => table with
    {
        Columns = [.. columns.Select(id => table.Columns.Single(column => column.Id == id))],
        Rows = [.. table.Rows.Select(row => row with { Cells = [.. columns.Select(id => Find(table, row, id))] })],
    };

    private static ReportCell Find(ReportTable table, ReportRow row, string id)
    {
        for (var column = 0; column < table.Columns.Count; column++)
        {
            if (table.Columns[column].Id == id)
            {
                return row.Cells[column];
            }
        }

        return Missing;
    }
}
