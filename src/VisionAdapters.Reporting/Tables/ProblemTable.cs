using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

internal static class ProblemTable
{
    public static ReportTable Build(BakeoffResults results) => new()
    {
        Title = "Problems of the set",
        Columns = [ReportColumn.Text("problem", "Problem"), ReportColumn.Number("count", "Count")],
        Rows =
        [
            .. (results.Dataset?.Problems ?? new Dictionary<string, int>())
                .Where(problem => problem.Value > 0)
                .OrderByDescending(problem => problem.Value)
                .ThenBy(problem => problem.Key, StringComparer.Ordinal)
                .Select(problem => new ReportRow
                {
                    Cells = [ReportCell.FromText(problem.Key), ReportCell.FromText(NumberText.Count(problem.Value))],
                }),
        ],
    };
}
