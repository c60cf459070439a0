namespace VisionAdapters.Cli.Tests;

public sealed class CompareCommandTests : IDisposable
{
    private const string BlindMap = "map: blind\nversion: 1.0.0\ntaxonomy: fashion\nprovider: onnx-fashion\nlabels:\n  Jeans: { category: dresses }\n";

    private readonly CliHost _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task Both_sides_show_their_scores_macro_F1_money_and_failures()
    {
        var (before, after) = await MakeRunsAsync(image => image % 10 == 0 ? "Dresses" : "Jeans");

        Assert.Equal(ExitCode.Done, await _tool.RunAsync("bakeoff", "compare", before, after));

        Assert.Contains("90.0%", Row("Top-1"), StringComparison.Ordinal);
        Assert.Contains("-10.0 points", Row("Top-1"), StringComparison.Ordinal);
        Assert.Contains("-0.053", Row("Macro F1"), StringComparison.Ordinal);
        Assert.Matches(@"onnx-fashion\s+0\.00\s+0\.00\s+0\.00\s+0, 0\s+0, 0", _tool.Output);
    }

    [Fact]
    public async Task Each_side_keeps_the_maps_that_it_was_scored_with()
    {
        var (before, after) = await MakeRunsAsync(_ => "Jeans");
        await MapAnewAsync(after);

        Assert.Equal(ExitCode.Done, await _tool.RunAsync("bakeoff", "compare", before, after));

        Assert.Contains("each run mapped with the maps that it keeps", _tool.Error, StringComparison.Ordinal);
        Assert.Contains("-100.0 points", Row("Top-1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Maps_of_the_second_run_map_both_when_asked()
    {
        var (before, after) = await MakeRunsAsync(_ => "Jeans");
        await MapAnewAsync(after);

        Assert.Equal(ExitCode.Done, await _tool.RunAsync("bakeoff", "compare", before, after, "--same-maps"));

        Assert.Contains("both mapped with the maps of B", _tool.Error, StringComparison.Ordinal);
        Assert.Contains(" 0.0 points", Row("Top-1"), StringComparison.Ordinal);
    }

    private async Task<(string Before, string After)> MakeRunsAsync(Func<int, string> after) => (
        await FakeRun.MakeAsync(Path.Combine(_tool.Folder, "before"), ("onnx-fashion", _ => "Jeans")),
        await FakeRun.MakeAsync(Path.Combine(_tool.Folder, "after"), ("onnx-fashion", after)));

    private async Task MapAnewAsync(string run) =>
        Assert.Equal(ExitCode.Done, await _tool.RunAsync("bakeoff", "report", run, "--map", _tool.Write("blind.map.yaml", BlindMap)));

    private string Row(string measure) =>
        _tool.Output.Split('\n').First(line => line.Contains("onnx-fashion ", StringComparison.Ordinal) && line.Contains(measure, StringComparison.Ordinal));
}
