namespace VisionAdapters.Cli.Tests;

public sealed class PlanCommandTests : IDisposable
{
    private readonly CliHost _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task An_assumption_gives_images_hours_and_dollars()
    {
        var code = await _tool.RunAsync("bakeoff", "plan", "--disagree", "15", "--providers", "4", "--points", "5", "20", "--usd-per-hour", "25");

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("80 % power, McNemar's exact test at the level 0.83 % (5 % over 6 pairs).", _tool.Output, StringComparison.Ordinal);
        Assert.Matches(@"15\.0 %\s+5 points\s+748\s+4\.2 h, 104 USD", _tool.Output);
        Assert.Matches(@"20 points\s+more than they disagree", _tool.Output);
    }

    [Fact]
    public async Task A_small_run_gives_what_its_images_show_and_what_more_would()
    {
        var folder = await FakeRun.MakeAsync(
            Path.Combine(_tool.Folder, "run"), ("onnx-fashion", _ => "Jeans"), ("second", image => image % 10 == 0 ? "Dresses" : "Jeans"));

        var code = await _tool.RunAsync("bakeoff", "plan", folder, "--points", "5");

        // The second one is wrong on every tenth image, and the first one on none.
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("onnx-fashion / second: these 120 images show a difference of 8.1 points and more.", _tool.Output, StringComparison.Ordinal);
        Assert.Matches(@"onnx-fashion / second\s+10\.0 %\s+5 points\s+\d+", _tool.Output);
    }

    [Theory]
    [InlineData("bakeoff", "plan")]
    [InlineData("bakeoff", "plan", "--disagree", "0")]
    [InlineData("bakeoff", "plan", "--disagree", "15", "--providers", "1")]
    [InlineData("bakeoff", "plan", "--disagree", "15", "--points", "-2")]
    [InlineData("bakeoff", "plan", "run", "--disagree", "15")]
    public async Task A_plan_without_a_basis_is_refused(params string[] arguments) => Assert.Equal(ExitCode.WrongUsage, await _tool.RunAsync(arguments));
}
