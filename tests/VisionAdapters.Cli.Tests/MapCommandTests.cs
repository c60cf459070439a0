using System.Text.Json;

namespace VisionAdapters.Cli.Tests;

public sealed class MapCommandTests : IDisposable
{
    private const string Answer = """{"id":"a","answer":{"tags":[{"name":"Jeans","id":"category/Jeans","group":"category","confidence":0.9},{"name":"no such label","confidence":0.5}]}}""";

    private readonly CliHost _cli = new();

    [Fact]
    public async Task Apply_prints_the_values_with_their_paths_best_first()
    {
        Assert.Equal(ExitCode.Done, await _cli.RunAsync("map", "apply", "--provider", "onnx-fashion", "--answers", _cli.Write("a.jsonl", Answer + "\n")));
        var line = JsonDocument.Parse(_cli.Output).RootElement;
        Assert.Equal("a", line.GetProperty("id").GetString());
        var jeans = line.GetProperty("values").EnumerateArray().Single(value => value.GetProperty("facet").GetString() == "category" && value.GetProperty("value").GetString() == "jeans");
        Assert.Equal("jeans", jeans.GetProperty("path").EnumerateArray().Last().GetString());
        Assert.Equal(0.9, jeans.GetProperty("confidence").GetDouble(), 1e-12);
    }

    [Fact]
    public async Task Explain_names_the_rule_behind_a_value_and_the_label_that_was_not_used()
    {
        Assert.Equal(ExitCode.Done, await _cli.RunAsync("map", "explain", "--answers", _cli.Write("a.json", Answer)));
        Assert.Contains("rule category/Jeans", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("not used: no such label", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_no_answer_is_named()
    {
        Assert.Equal(ExitCode.SomeImagesFailed, await _cli.RunAsync("map", "apply", "--answers", _cli.Write("a.jsonl", Answer + "\n{}\n")));
        Assert.Contains("a.jsonl:2", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_images_nor_answers_is_wrong_usage() => Assert.Equal(ExitCode.WrongUsage, await _cli.RunAsync("map", "explain"));

    [Fact]
    public async Task The_maps_that_come_with_the_tool_have_no_error() => Assert.Equal(ExitCode.Done, await _cli.RunAsync("map", "lint"));

    [Fact]
    public async Task A_map_with_an_unknown_value_is_refused_with_file_and_line()
    {
        var map = _cli.Write("shop.map.yaml", "dataset: shop\nversion: 1.0.0\ntaxonomy: fashion\ncolumns:\n  kind:\n    facet: category\n    labels:\n      Jeans: jeanz\n");
        Assert.Equal(ExitCode.WrongUsage, await _cli.RunAsync("map", "lint", map));
        Assert.Contains("shop.map.yaml:8", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_map_of_a_set_is_linted_as_one()
    {
        var map = _cli.Write("shop.map.yaml", "dataset: shop\nversion: 1.0.0\ntaxonomy: fashion\ncolumns:\n  kind:\n    facet: category\n    labels:\n      Jeans: jeans\n");
        Assert.Equal(ExitCode.Done, await _cli.RunAsync("map", "lint", map, "--format", "json"));
        Assert.DoesNotContain(JsonDocument.Parse(_cli.Output).RootElement.EnumerateArray(), finding => finding.GetProperty("severity").GetString() == "error");
    }

    public void Dispose() => _cli.Dispose();
}
