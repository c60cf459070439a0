using VisionAdapters.Evaluation;

namespace VisionAdapters.Cli.Tests;

public sealed class ReportCommandTests : IDisposable
{
    private readonly CliHost _cli = new();

    public ReportCommandTests() => _cli.Write("results.json", BakeoffResultsJson.Write(new BakeoffResults { Dataset = new DatasetSummary { Name = "shop", Images = 3 } }));

    [Fact]
    public async Task Html_is_written_into_the_runs_folder()
    {
        Assert.Equal(ExitCode.Done, await _cli.RunAsync("bakeoff", "report", _cli.Folder));
        Assert.Contains("<h1>Bake-off: shop</h1>", File.ReadAllText(Path.Combine(_cli.Folder, "report.html")), StringComparison.Ordinal);
        Assert.Empty(_cli.Output);
    }

    [Fact]
    public async Task An_unknown_format_is_refused_with_those_that_there_are()
    {
        Assert.Equal(ExitCode.WrongUsage, await _cli.RunAsync("bakeoff", "report", _cli.Folder, "--format", "parquet"));
        Assert.Contains("html, md, csv, json", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damaged_results_are_refused_with_the_cure()
    {
        _cli.Write("results.json", "{ \"schemaVersion\": ");
        Assert.Equal(ExitCode.WrongUsage, await _cli.RunAsync("bakeoff", "report", _cli.Folder));
        Assert.Contains("--rescore", _cli.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _cli.Dispose();
}
