using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

internal static class ProblemTable
{
    public static ReportTable Build(BakeoffResults results) => new()
    {
        Title = "Problems of the set",
        Columns = [new ReportColumn("problem", "Problem"), new ReportColumn("count", "Count") { IsNumeric = true }],
        Rows =
        [
            .. (results.Dataset?.Problems ?? new Dictionary<string, int>())
                .Where(problem => problem.Value > 0)
                .OrderByDescending(problem => problem.Value)
                .ThenBy(problem => problem.Key, StringComparer.Ordinal)
                .Select(problem => new ReportRow([new ReportCell(problem.Key), new ReportCell(NumberText.Count(problem.Value))])),
        ],
    };
}
