using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>What became of the images of each facet at each provider.</summary>
internal static class AnswerTable
{
    private static readonly (string Id, string Header, Func<AnswerCounts, int> Count)[] Counts =
    [
        ("right", "Right", counts => counts.Right),
        ("wrong", "Wrong", counts => counts.Wrong),
        ("abstained", "Abstained", counts => counts.Abstained),
        ("notOffered", "Not offered", counts => counts.NotOffered),
        ("failed", "Failed", counts => counts.Failed),
        ("refused", "Refused", counts => counts.Refused),
        ("notAsked", "Not asked", counts => counts.NotAsked),
    ];

    public static ReportTable Build(IReadOnlyList<FacetScores> facets) => new()
    {
        Title = "What became of the images",
        Columns =
        [
            ReportColumn.Text("facet", "Facet"),
            ReportColumn.Text("provider", "Provider"),
            .. Counts.Select(count => ReportColumn.Number(count.Id, count.Header)),
        ],
        Rows =
        [
            .. from scores in facets
               from provider in scores.Providers
               let counts = scores.Result(provider).Answers
               where counts is not null
               select new ReportRow
               {
                   Cells =
                   [
                       ReportCell.FromText(scores.Name),
                       ProviderCell.From(provider),
                       .. Counts.Select(count => ReportCell.FromText(NumberText.Count(count.Count(counts)))),
                   ],
               },
        ],
    };
}
