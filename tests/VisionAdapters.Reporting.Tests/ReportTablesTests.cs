using FsCheck;
using FsCheck.Fluent;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting.Tests;

public sealed class ReportTablesTests
{
    private static readonly ReportTables Tables = new(ReportFixtures.Catalogue.Results);

    [Fact]
    public void Facets_keep_the_order_of_the_results_and_unlisted_ones_come_last()
    {
        var facets = new[] { "zip", "allergen", "dish", "aglet" }.ToDictionary(id => id, _ => new FacetResult { Images = 1 });
        var results = new BakeoffResults
        {
            Facets = [new() { Id = "dish", Name = "Dish" }, new() { Id = "nobody", Name = "Nobody" }, new() { Id = "allergen", Name = "Allergen" }],
            Providers = [new ProviderResult { Id = "p", Facets = facets }],
        };

        Assert.Equal(["dish", "allergen", "zip", "aglet"], new ReportTables(results).Facets);
        Assert.Equal(["Dish", "Allergen", "zip", "aglet"], new ReportTables(results).Overview.Rows.Select(row => row.Cells[0].Text));
    }

    [Fact]
    public void The_leaderboard_is_sorted_by_its_first_measure_and_what_is_not_ranked_comes_last() =>
        Assert.Equal(["onnx-fashion", "aws-rekognition", "google-vision"], Tables.GetLeaderboard("category").Rows.Select(row => row.Cells[0].Text));

    [Fact]
    public void A_measure_that_nobody_has_is_no_column() =>
        Assert.DoesNotContain(Tables.GetLeaderboard("occasion").Columns, column => column.Id is "hierarchicalF1" or "top1");

    [Fact]
    public void What_reads_the_same_everywhere_is_nobodys_best()
    {
        var table = Tables.GetLeaderboard("occasion");
        var coverage = table.Columns.ToList().FindIndex(column => column.Id == "coverage");
        Assert.DoesNotContain(table.Rows, row => row.Cells[coverage].IsBest);
    }

    [Theory]
    [InlineData(MetricDirection.LowerIsBetter, false, true)]
    [InlineData(MetricDirection.HigherIsBetter, true, false)]
    public void The_best_of_a_column_is_what_its_direction_says(MetricDirection direction, bool first, bool second)
    {
        FacetResult With(double value) => new() { Images = 1, Metrics = new Dictionary<string, Estimate> { ["error"] = new() { Value = value } } };
        var results = new BakeoffResults
        {
            Metrics = [new MetricDescription { Id = "error", Header = "Error", Definition = "", Direction = direction }],
            Providers =
            [
                new ProviderResult { Id = "a", Facets = new Dictionary<string, FacetResult> { ["dish"] = With(0.9) } },
                new ProviderResult { Id = "b", Facets = new Dictionary<string, FacetResult> { ["dish"] = With(0.1) } },
            ],
        };

        var rows = new ReportTables(results).GetLeaderboard("dish").Rows.ToDictionary(row => row.Cells[0].Text, row => row.Cells[1].IsBest);
        Assert.Equal((first, second), (rows["a"], rows["b"]));
    }

    [Fact]
    public void An_emulated_provider_is_nobodys_best() =>
        Assert.DoesNotContain(Tables.GetLeaderboard("category").Rows[^1].Cells, cell => cell.IsBest);

    [Fact]
    public void Classes_come_weakest_first_and_rare_ones_last_and_muted()
    {
        var rows = Tables.GetClasses("category", "onnx-fashion").Rows;
        Assert.Equal("scarves", rows[0].Cells[0].Text);
        Assert.Equal(["rompers", "tights", "caps"], rows.Where(row => row.IsMuted).Select(row => row.Cells[0].Text));
        Assert.All(rows.TakeLast(3), row => Assert.True(row.IsMuted));
    }

    [Fact]
    public void A_provider_that_was_not_scored_has_no_classes() =>
        Assert.Throws<ArgumentException>(() => Tables.GetClasses("category", "azure-vision"));

    [Fact]
    public void A_pair_with_an_emulator_has_no_difference_and_says_why()
    {
        var row = Tables.Pairwise.Rows.Single(row => row.Cells[0].Text == "Colour" && row.Cells[4].Text == "google-vision (emulated)");
        Assert.Equal(["–", "–", "not comparable: a rehearsal"], row.Cells.Skip(5).Take(3).Select(cell => cell.Text));
    }

    [Fact]
    public void A_pair_says_whether_it_answers_the_primary_question_and_how_it_is_where_both_answered()
    {
        var row = Tables.Pairwise.Rows.Single(row => row.Cells[0].Text == "Category" && row.Cells[4].Text == "aws-rekognition" && row.Cells[3].Text == "onnx-fashion");
        Assert.Equal(["primary", "A is better", "+3.5 on 1,169"], [row.Cells[1].Text, row.Cells[7].Text, row.Cells[8].Text]);
    }

    [Fact]
    public void Every_row_has_a_cell_for_each_column() =>
        Assert.All(
            [Tables.Overview, Tables.Answers, Tables.Providers, Tables.Pairwise, Tables.Skipped, Tables.Problems],
            table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Cells.Count)));

    [Fact]
    public void Every_value_lies_on_its_axis_between_the_ends() =>
        Prop.ForAll<NormalFloat, NormalFloat>((first, second) =>
        {
            var values = new[] { Squash(first.Get), Squash(second.Get) }.Select(value => new Estimate { Value = value, Low = value - 0.01, High = value + 0.01 }).ToArray();
            var axis = PlotAxis.Around(values, percent: true, withZero: false);
            return axis.Ticks[0] <= values.Min(value => value.Low) + 1e-9
                && axis.Ticks[^1] >= values.Max(value => value.High) - 1e-9
                && axis.Ticks.Count is >= 2 and <= 6;
        }).QuickCheckThrowOnFailure();

    private static double Squash(double value) => Math.Tanh(value / 10);
}
