using VisionAdapters.Evaluation;
using VisionAdapters.Reporting;

namespace VisionAdapters.Cli;

/// <summary>Prints results: the scores of all facets in one table, the providers in another, and what to know about them.</summary>
internal static class ResultsView
{
    private static readonly string[] Measures = ["macroF1", "expectedCalibrationError", "coverage"];

    public static void Write(Screen screen, BakeoffResults results)
    {
        TableWriter.Write(screen.Tables, Scores(results));
        if (results.Run is not null)
        {
            TableWriter.Write(screen.Tables, ReportTables.Providers(results));
        }

        screen.Output.WriteLine(PlainText.Of(Conclusions.Verdict(results)));
        screen.Output.WriteLine();
        foreach (var conclusion in Conclusions.Of(results).Where(conclusion => conclusion.Kind == ConclusionKind.Warning))
        {
            screen.Say("Warning: " + PlainText.Of(conclusion.Text));
        }
    }

    /// <summary>The leaderboards of all facets below each other, with the columns that a terminal has room for.</summary>
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
                new ReportColumn("score", "Top-1, or micro F1") { IsNumeric = true },
                new ReportColumn("macroF1", "Macro F1") { IsNumeric = true },
                new ReportColumn("expectedCalibrationError", "ECE") { IsNumeric = true },
                new ReportColumn("coverage", "Coverage") { IsNumeric = true },
            ],
            Rows = [.. boards.SelectMany(board => board.Rows.Select((row, place) => Row(board, row, place)))],
        };
    }

    private static ReportRow Row(ReportTable board, ReportRow row, int place) => new(
    [
        new ReportCell(place == 0 ? board.Title : ""),
        row.Cells[0],
        row.Cells[1],
        .. Measures.Select(measure => Find(board, row, measure)),
    ]);

    private static ReportCell Find(ReportTable board, ReportRow row, string measure)
    {
        for (var column = 0; column < board.Columns.Count; column++)
        {
            if (board.Columns[column].Id == measure)
            {
                return row.Cells[column];
            }
        }

        return new ReportCell("–");
    }
}
