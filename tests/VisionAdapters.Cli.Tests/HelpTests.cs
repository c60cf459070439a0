namespace VisionAdapters.Cli.Tests;

public sealed class HelpTests : IDisposable
{
    private readonly CliHost _cli = new();

    [Theory]
    [InlineData("tag")]
    [InlineData("bakeoff", "run")]
    [InlineData("bakeoff", "report")]
    [InlineData("bakeoff", "score")]
    [InlineData("dataset", "inspect")]
    [InlineData("map", "lint")]
    [InlineData("map", "explain")]
    [InlineData("map", "apply")]
    [InlineData("emulator")]
    public async Task Every_command_has_examples_that_start_with_it(params string[] command)
    {
        Assert.Equal(ExitCode.Done, await _cli.RunAsync([.. command, "--help"]));
        Assert.Contains("Examples:", _cli.Output, StringComparison.Ordinal);
        Assert.Contains($"  vision-adapters {string.Join(' ', command)}", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_typed_shows_the_help()
    {
        Assert.Equal(ExitCode.Done, await _cli.RunAsync());
        Assert.Contains("bakeoff", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typing_error_names_the_help_of_the_command_it_was_made_in()
    {
        Assert.Equal(ExitCode.WrongUsage, await _cli.RunAsync("bakeoff", "run", "x.yaml", "--max-imagess", "3"));
        Assert.Contains("--max-imagess", _cli.Error, StringComparison.Ordinal);
        Assert.Contains("bakeoff run --help", _cli.Error, StringComparison.Ordinal);
        Assert.Empty(_cli.Output);
    }

    public void Dispose() => _cli.Dispose();
}
