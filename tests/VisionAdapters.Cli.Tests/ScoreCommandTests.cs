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
        Assert.Equal(0.5, facet.GetProperty("top1").GetProperty("value").GetDouble());
        Assert.Equal(0.75, facet.GetProperty("coverage").GetDouble());
    }

    [Fact]
    public async Task The_table_shows_the_same_numbers()
    {
        Assert.Equal(ExitCode.Done, await _cli.RunAsync("bakeoff", "score", "--labels", _labels, "--predictions", _predictions));
        Assert.Contains("50.0%", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("75.0%", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_taxonomy_adds_hierarchical_scores()
    {
        await _cli.RunAsync("bakeoff", "score", "--labels", _labels, "--predictions", _predictions, "--taxonomy", "fashion", "--format", "json");
        var facet = JsonDocument.Parse(_cli.Output).RootElement.GetProperty("providers")[0].GetProperty("facets").GetProperty("category");
        Assert.True(facet.GetProperty("hierarchicalF1").GetProperty("value").GetDouble() > 0.5);
    }

    [Theory]
    [InlineData("--threshold", "1.5")]
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
