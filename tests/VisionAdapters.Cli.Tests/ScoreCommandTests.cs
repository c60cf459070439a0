using System.Text.Json;

namespace VisionAdapters.Cli.Tests;

public sealed class ScoreCommandTests : IDisposable
{
    private readonly CliHost _cli = new();
    private readonly string _labels;
    private readonly string _predictions;

    public ScoreCommandTests()
    {
        _labels = _cli.Write("l.csv", "image,facet,value\na,category,jeans\nb,category,shirts\nc,category,jeans\nd,category,dresses\n");
        _predictions = _cli.Write("p.csv", "image,facet,value,confidence\na,category,jeans,0.9\nb,category,jeans,0.6\nb,category,shirts,0.3\nc,category,jeans,0.8\n");
    }

    [Fact]
    public async Task An_abstention_is_wrong_and_lowers_the_coverage()
    {
        Assert.Equal(ExitCode.Done, await _cli.RunAsync("bakeoff", "score", "--labels", _labels, "--predictions", _predictions, "--format", "json"));
        var facet = JsonDocument.Parse(_cli.Output).RootElement.GetProperty("providers")[0].GetProperty("facets").GetProperty("category");
        var metrics = facet.GetProperty("metrics");
        Assert.Equal(0.5, metrics.GetProperty("top1").GetProperty("value").GetDouble());
        Assert.Equal(0.75, metrics.GetProperty("coverage").GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task Semicolons_with_decimal_commas_give_the_same_numbers()
    {
        var semicolons = _cli.Write("de.csv", "image;facet;value;confidence\r\na;category;jeans;0,9\r\nb;category;jeans;0,6\r\nb;category;shirts;0,3\r\nc;category;jeans;0,8\r\n");

        Assert.Equal(ExitCode.Done, await _cli.RunAsync("bakeoff", "score", "--labels", _labels, "--predictions", _predictions, "--format", "json"));
        var expected = _cli.Output;
        Assert.Equal(ExitCode.Done, await _cli.RunAsync("bakeoff", "score", "--labels", _labels, "--predictions", semicolons, "--format", "json"));

        Assert.Equal(expected, _cli.Output);
    }

    [Fact]
    public async Task The_table_shows_the_same_numbers()
    {
        Assert.Equal(ExitCode.Done, await _cli.RunAsync("bakeoff", "score", "--labels", _labels, "--predictions", _predictions));
        Assert.Contains("50.0%", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("75.0%", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calibration_error_of_few_answers_is_no_number()
    {
        Assert.Equal(ExitCode.Done, await _cli.RunAsync("bakeoff", "score", "--labels", _labels, "--predictions", _predictions));

        Assert.Contains("too few", _cli.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("majority")]
    [InlineData("dawid-skene")]
    public async Task Labels_of_several_annotators_become_one_truth_and_their_agreement_is_shown(string rule)
    {
        var labels = _cli.Write("several.csv", "image,facet,value,annotator\na,category,jeans,ann\na,category,jeans,ben\na,category,shirts,cid\nc,category,jeans,ann\nc,category,jeans,ben\n");

        Assert.Equal(ExitCode.Done, await _cli.RunAsync("bakeoff", "score", "--labels", labels, "--predictions", _predictions, "--consensus", rule));

        Assert.Contains("100.0%", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("Human ceiling", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_of_several_true_values_is_right_when_asked()
    {
        var labels = _cli.Write("street.csv", "image,facet,value\na,category,shirts\na,category,jeans\n");
        string[] score = ["bakeoff", "score", "--labels", labels, "--predictions", _predictions, "--taxonomy", "fashion"];

        Assert.NotEqual(ExitCode.Done, await _cli.RunAsync(score));
        Assert.Equal(ExitCode.Done, await _cli.RunAsync([.. score, "--any-value", "category"]));
        Assert.Contains("100.0%", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_taxonomy_adds_hierarchical_scores()
    {
        await _cli.RunAsync("bakeoff", "score", "--labels", _labels, "--predictions", _predictions, "--taxonomy", "fashion", "--format", "json");
        var facet = JsonDocument.Parse(_cli.Output).RootElement.GetProperty("providers")[0].GetProperty("facets").GetProperty("category");
        Assert.True(facet.GetProperty("metrics").GetProperty("hierarchicalF1").GetProperty("value").GetDouble() > 0.5);
    }

    [Fact]
    public async Task The_report_leads_with_the_first_facet_of_the_taxonomy_whatever_it_is_about()
    {
        var taxonomy = _cli.Write("food.taxonomy.yaml", "taxonomy: food\nversion: 1.0.0\nname: Food\nfacets:\n  dish: { values: { pizza: {}, soup: {} } }\n  allergen: { values: { nuts: {}, milk: {} } }\n");
        var labels = _cli.Write("food.csv", "image,facet,value\n" + Rows(i => $"{i},allergen,nuts\n{i},dish,pizza\n"));
        var predictions = _cli.Write("said.csv", "image,facet,value,confidence,provider\n" + Rows(i =>
            $"{i},dish,{(i < 54 ? "pizza" : "soup")},0.9,a\n{i},dish,{(i < 40 ? "pizza" : "soup")},0.9,b\n"
            + $"{i},allergen,{(i < 36 ? "nuts" : "milk")},0.9,a\n{i},allergen,{(i < 52 ? "nuts" : "milk")},0.9,b\n"));

        Assert.Equal(ExitCode.Done, await _cli.RunAsync("bakeoff", "score", "--labels", labels, "--predictions", predictions, "--taxonomy", taxonomy));

        Assert.Contains("On 60 images, a has 90.0% right", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("It is better than b by 23.3 points", _cli.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("right on Allergen", _cli.Output, StringComparison.Ordinal);
        Assert.InRange(_cli.Output.IndexOf("Dish", StringComparison.Ordinal), 0, _cli.Output.IndexOf("Allergen", StringComparison.Ordinal));

        static string Rows(Func<int, string> row) => string.Concat(Enumerable.Range(0, 60).Select(row));
    }

    [Theory]
    [InlineData("--threshold", "1.5")]
    [InlineData("--consensus", "loudest")]
    [InlineData("--resamples", "-1")]
    public async Task An_option_out_of_range_is_wrong_usage(string option, string value)
    {
        Assert.Equal(ExitCode.WrongUsage, await _cli.RunAsync("bakeoff", "score", "--labels", _labels, "--predictions", _predictions, option, value));
        Assert.Contains(option, _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_row_is_named_with_file_and_line()
    {
        var bad = _cli.Write("bad.csv", "image,facet,value,confidence\na,category,jeans,0.9\nb,category,jeans,much\n");
        Assert.Equal(ExitCode.WrongUsage, await _cli.RunAsync("bakeoff", "score", "--labels", _labels, "--predictions", bad));
        Assert.Contains("bad.csv:3", _cli.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _cli.Dispose();
}
