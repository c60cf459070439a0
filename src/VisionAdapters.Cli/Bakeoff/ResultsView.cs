using VisionAdapters.Evaluation;
using VisionAdapters.Reporting;

namespace VisionAdapters.Cli;

/// <summary>
/// Prints results as far as a terminal of 80 columns has room: the scores of all facets, the providers, and what to know about them.
/// </summary>
internal static class ResultsView
{
    private static readonly string[] Measures = ["macroF1", "expectedCalibrationError", "coverage"];
    private static readonly string[] ProviderColumns = ["provider", "images", "failed", "p50", "p95", "throughput", "per1000Usd"];

    public static void Write(Screen screen, BakeoffResults results)
    {
        TableWriter.Write(screen.Tables, Scores(results));
        if (results.Run is not null)
        {
            TableWriter.Write(screen.Tables, Pick(ReportTables.Providers(results), ProviderColumns));
        }

        screen.Output.WriteLine(PlainText.From(Conclusions.Verdict(results)));
        screen.Output.WriteLine();
        foreach (var conclusion in Conclusions.Of(results).Where(conclusion => conclusion.Kind == ConclusionKind.Warning))
        {
            screen.Say("Warning: " + PlainText.From(conclusion.Text));
        }
    }

    /// <summary>The leaderboards of all facets below each other; the first measure is the one that each facet is ranked by.</summary>
    private static ReportTable Scores(BakeoffResults results)
    {
        var boards = ReportTables.Facets(results).Select(facet => ReportTables.Leaderboard(results, facet)).ToList();
        return new ReportTable
        {
            Title = "Scores",
            Columns =
            [
                new ReportColumn("facet", "Facet"),
                new ReportColumn("provider", "Provider"),
                new ReportColumn("score", boards.TrueForAll(board => board.Columns[1].Id == "top1") ? "Top-1" : "Top-1 or micro F1")
                {
                    IsNumeric = true,
                },
                new ReportColumn("macroF1", "Macro F1") { IsNumeric = true },
                new ReportColumn("expectedCalibrationError", "ECE") { IsNumeric = true },
                new ReportColumn("coverage", "Coverage") { IsNumeric = true },
            ],
            Rows = [.. boards.SelectMany(board => board.Rows.Select((row, index) => ScoreRow(board, row, index)))],
        };
    }

    private static ReportRow ScoreRow(ReportTable board, ReportRow row, int index) => new(
    [
        new ReportCell(index == 0 ? board.Title : ""),
        row.Cells[0],
        row.Cells[1],
        .. Measures.Select(measure => Find(board, row, measure) with { Interval = null }),
    ]);

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

        return new ReportCell("–");
    }
}
