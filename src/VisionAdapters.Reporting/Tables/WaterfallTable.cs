using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>Where each provider loses what is true, and what its unmapped labels would win.</summary>
internal static class WaterfallTable
{
    private static readonly (string Id, string Header, string Hint, Func<WaterfallResult, int> Count)[] Parts =
    [
        ("total", "All", "Images, or true values where an image may have several. The parts add up to it.", parts => parts.Total),
        ("refused", "Refused", "Of images that the provider would not take.", parts => parts.Refused),
        ("failed", "Failed", "Of images without an answer.", parts => parts.Failed),
        ("notOffered", "Not offered", "The provider does not offer the attribute.", parts => parts.NotOffered),
        ("abstained", "Abstained", "The answer says nothing of the attribute.", parts => parts.Abstained),
        ("modelMiss", "Model miss", "The answer gives other values, and no label means the true one.", parts => parts.ModelMiss),
        ("mappingMiss", "Mapping miss", "A label means the true value, and the map does not say so.", parts => parts.MappingMiss),
        ("outranked", "Outranked", "The true value was given with less confidence than another.", parts => parts.Outranked),
        ("belowThreshold", "Below threshold", "The true value was given with too little confidence.", parts => parts.BelowThreshold),
        ("right", "Right", "The true value was given.", parts => parts.Right),
    ];

    public static ReportTable Build(IReadOnlyList<FacetScores> facets) => new()
    {
        Title = "Where it is lost",
        Columns =
        [
            ReportColumn.Text("facet", "Facet"),
            ReportColumn.Text("provider", "Provider"),
            .. Parts.Select(part => ReportColumn.Number(part.Id, part.Header, part.Hint)),
            ReportColumn.Number(
                "ceiling", "With a faultless map", "Share that is right, outranked, below the threshold or lost by the map."),
        ],
        Rows =
        [
            .. from scores in facets
               from provider in scores.Providers
               let parts = scores.Result(provider).Waterfall
               where parts is not null
               select new ReportRow
               {
                   Cells =
                   [
                       ReportCell.FromText(scores.Name),
                       ProviderCell.From(provider),
                       .. Parts.Select(part => ReportCell.FromText(NumberText.Count(part.Count(parts)))),
                       parts.OracleCeiling is { } ceiling ? ReportCell.FromText(NumberText.Percent(ceiling)) : ReportCell.Missing,
                   ],
               },
        ],
    };

    public static ReportTable BuildGains(IReadOnlyList<FacetScores> facets) => new()
    {
        Title = "What labels would win if the map read them",
        Columns =
        [
            ReportColumn.Text("facet", "Facet"),
            ReportColumn.Text("provider", "Provider"),
            ReportColumn.Text("label", "Label"),
            ReportColumn.Text("value", "As"),
            ReportColumn.Number("recall", "Recall", "What it would win of all images, or true values."),
            ReportColumn.Number("wins", "Wins"),
            ReportColumn.Number("images", "Images with it"),
            ReportColumn.Number("precision", "Of them true", "Share of the images with the label of which the value is true."),
        ],
        Rows =
        [
            .. from scores in facets
               from provider in scores.Providers
               from gain in scores.Result(provider).Waterfall?.LabelGains ?? []
               select new ReportRow
               {
                   Cells =
                   [
                       ReportCell.FromText(scores.Name),
                       ProviderCell.From(provider),
                       ReportCell.FromText(gain.Label),
                       ReportCell.FromText(gain.Value),
                       ReportCell.FromText(NumberText.Percent(gain.Recall)),
                       ReportCell.FromText(NumberText.Count(gain.Wins)),
                       ReportCell.FromText(NumberText.Count(gain.Images)),
                       ReportCell.FromText(NumberText.Percent(gain.Precision)),
                   ],
               },
        ],
    };

    /// <summary>The counts as they stand in files.</summary>
    public static IEnumerable<(string Id, int Count)> CountsOf(WaterfallResult result) =>
        Parts.Select(part => (part.Id, part.Count(result)));
}
