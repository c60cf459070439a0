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
    public void The_leaderboard_is_sorted_by_its_first_measure() =>
        Assert.Equal(["google-vision", "onnx-fashion", "aws-rekognition"], Tables.GetLeaderboard("category").Rows.Select(row => row.Cells[0].Text));

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

    [Fact]
    public void The_least_calibration_error_is_the_best()
    {
        var table = Tables.GetLeaderboard("category");
        var error = table.Columns.ToList().FindIndex(column => column.Id == "expectedCalibrationError");
        Assert.Equal([false, true, true], table.Rows.Select(row => row.Cells[error].IsBest));
    }

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
    public void A_negative_significant_difference_means_that_the_second_is_better()
    {
        var row = Tables.Pairwise.Rows.Single(row => row.Cells[0].Text == "Colour" && row.Cells[3].Text == "google-vision (emulated)");
        Assert.Equal("−6.1", row.Cells[4].Text);
        Assert.Equal("B is better", row.Cells[^1].Text);
    }

    [Fact]
    public void Every_row_has_a_cell_for_each_column() =>
        Assert.All(
            [Tables.Overview, Tables.Providers, Tables.Pairwise, Tables.Skipped, Tables.Problems],
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
