using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting.Tests;

public sealed class PlanningTableTests
{
    [Fact]
    public void Figures_are_those_of_the_power_of_the_test_at_the_adjusted_level()
    {
        var table = new ReportTables(Results(new PairwiseResult
        {
            A = "a",
            B = "b",
            Facet = "category",
            Metric = "top1",
            IsPrimary = true,
            Discordance = 0.1,
        })).Planning;

        var cells = table.Rows.Single().Cells.Select(cell => cell.Text).ToArray();
        Assert.Equal("a / b", cells[0]);
        Assert.Equal("10.0%", cells[1]);
        Assert.Equal((100 * McNemarPower.SmallestDifference(1000, 0.1)!.Value).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture), cells[2]);
        Assert.Equal(
            new[] { 0.01, 0.02, 0.05 }.Select(difference => McNemarPower.ImagesNeeded(difference, 0.1).ToString("N0", System.Globalization.CultureInfo.InvariantCulture)),
            cells[3..]);
    }

    [Fact]
    public void Rehearsals_are_not_planned_from() => Assert.Empty(new ReportTables(Results(new PairwiseResult
    {
        A = "a",
        B = "b",
        Facet = "category",
        Metric = "top1",
        IsPrimary = true,
        Discordance = 0.1,
        Verdict = Verdict.NotComparable,
    })).Planning.Rows);

    private static BakeoffResults Results(PairwiseResult pair) => new()
    {
        Providers =
        [
            new ProviderResult
            {
                Id = "a",
                Facets = new Dictionary<string, FacetResult>(StringComparer.Ordinal) { ["category"] = new() { Images = 1000 } },
            },
        ],
        Pairwise = [pair],
    };
}
