using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>What the labeled images can show of each pair of the primary question, and how many would show more.</summary>
internal static class PlanningTable
{
    private const double Power = 0.8;

    private static readonly double[] Differences = [0.01, 0.02, 0.05];

    public static ReportTable Build(BakeoffResults results)
    {
        var tested = results.Pairwise.Where(pair => pair.IsPrimary && pair.Verdict != Verdict.NotComparable).ToList();
        var level = (results.Rules?.Significance ?? 0.05) / Math.Max(1, tested.Count);
        return new ReportTable
        {
            Title = "What this set can show, and how many images would show more",
            Columns =
            [
                ReportColumn.Text("pair", "Pair"),
                ReportColumn.Number("discordance", "Only one right", "Share of the images on which just one of the two is right."),
                ReportColumn.Number(
                    "smallest",
                    "Smallest difference, points",
                    "The smallest true difference that 80 of 100 such sets find (McNemar's exact test at the adjusted level)."),
                .. Differences.Select(difference => ReportColumn.Number(
                    "images" + NumberText.Percent(difference),
                    $"Images for {100 * difference:0} point{(difference > 0.01 ? "s" : "")}")),
            ],
            Rows =
            [
                .. from pair in tested
                   where pair.Discordance > 0
                   let discordance = pair.Discordance!.Value
                   let images = results.Providers.Where(provider => provider.Id == pair.A)
                       .Select(provider => provider.Facets.GetValueOrDefault(pair.Facet)?.Images ?? 0).FirstOrDefault()
                   where images > 0
                   select Row(pair, images, discordance, level, results),
            ],
        };
    }

    private static ReportRow Row(PairwiseResult pair, int images, double discordance, double level, BakeoffResults results) => new()
    {
        Cells =
        [
            ReportCell.FromText($"{ProviderCell.NameOf(pair.A, results)} / {ProviderCell.NameOf(pair.B, results)}"),
            ReportCell.FromText(NumberText.Percent(discordance)),
            McNemarPower.SmallestDifference(images, discordance, Power, level) is { } smallest
                ? ReportCell.FromText(NumberText.Points(smallest).TrimStart('+'))
                : ReportCell.FromText("none"),
            .. Differences.Select(difference => difference > discordance
                ? ReportCell.Missing
                : ReportCell.FromText(NumberText.Count(McNemarPower.ImagesNeeded(difference, discordance, Power, level)))),
        ],
    };
}
