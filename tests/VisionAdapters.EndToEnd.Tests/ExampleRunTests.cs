using VisionAdapters.Evaluation;

namespace VisionAdapters.EndToEnd.Tests;

public sealed class ExampleRunTests : IClassFixture<ExampleRun>
{
    private readonly ExampleRun _run;

    public ExampleRunTests(ExampleRun run)
    {
        Tool.RequireModel();
        _run = run;
    }

    [Fact]
    public void It_ends_well_and_prints_the_scores()
    {
        _run.First.MustEndWith(0);
        Assert.Contains("Category", _run.First.Output, StringComparison.Ordinal);
        Assert.Contains("onnx-fashion", _run.First.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_where_the_report_and_the_results_are()
    {
        Assert.Matches(@"Report:  runs/catalogue/report\.html", _run.First.Output);
        Assert.True(File.Exists(Path.Combine(_run.RunFolder, "report.html")));
        Assert.NotEmpty(_run.Results.Providers[0].Facets);
    }

    [Fact]
    public void Progress_goes_to_standard_error_alone()
    {
        Assert.Contains("images/s", _run.First.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(" left", _run.First.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_coloured_when_it_goes_to_a_file() => Assert.DoesNotContain('\u001b', _run.First.Output + _run.First.Error);

    [Fact]
    public void The_second_time_nothing_is_asked_again()
    {
        _run.Second.MustEndWith(0);
        Assert.Contains("121 reused", _run.Second.Error, StringComparison.Ordinal);
        Assert.Equal(Scores(_run.First.Output), Scores(_run.Second.Output));
    }

    [Fact]
    public void Every_image_of_the_set_was_asked_for()
    {
        var results = _run.Results;
        Assert.Equal(Directory.GetFiles(Tool.ExampleImages).Length, results.Dataset!.Images);
        Assert.Equal(results.Dataset.Images, results.Providers[0].Images);
        Assert.Equal(0, results.Providers[0].Failed);
    }

    [Theory]
    [InlineData("md", "## Bake-off: catalogue")]
    [InlineData("csv", "provider,facet,class,metric,value,low,high")]
    public async Task Reports_in_other_formats_go_to_standard_output(string format, string start)
    {
        var report = (await Tool.RunAsync(_run.WorkingFolder, "bakeoff", "report", _run.RunFolder, "--format", format)).MustEndWith(0);
        Assert.StartsWith(start, report.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_json_report_is_results_json()
    {
        var report = (await Tool.RunAsync(_run.WorkingFolder, "bakeoff", "report", _run.RunFolder, "--format", "json")).MustEndWith(0);
        Assert.Equal(File.ReadAllText(Path.Combine(_run.RunFolder, "results.json")), report.Output);
    }

    [Fact]
    public async Task A_report_can_be_written_to_a_file()
    {
        var file = Path.Combine(_run.WorkingFolder, "out", "summary.md");
        (await Tool.RunAsync(_run.WorkingFolder, "bakeoff", "report", _run.RunFolder, "--format", "md", "--output", file)).MustEndWith(0);
        Assert.StartsWith("## Bake-off", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scoring_again_gives_the_same_scores()
    {
        var before = BakeoffResultsJson.Write(_run.Results);
        (await Tool.RunAsync(_run.WorkingFolder, "bakeoff", "report", _run.RunFolder, "--rescore", "--output", Path.Combine(_run.WorkingFolder, "again.html"))).MustEndWith(0);
        Assert.Equal(before, BakeoffResultsJson.Write(_run.Results));
    }

    [Fact]
    public async Task A_larger_draw_in_the_same_folder_asks_for_what_is_missing_only()
    {
        var folder = Path.Combine(_run.WorkingFolder, "drawn");
        (await Tool.RunAsync(_run.WorkingFolder, "bakeoff", "run", Tool.Example, "--output", folder, "--max-images", "5")).MustEndWith(0);

        var larger = (await Tool.RunAsync(_run.WorkingFolder, "bakeoff", "run", Tool.Example, "--output", folder, "--max-images", "8")).MustEndWith(0);

        Assert.Contains("5 answers reused, 3 images asked", larger.Output + larger.Error, StringComparison.Ordinal);
    }

    // The lines of the score table: throughput and the like differ from run to run.
    private static IEnumerable<string> Scores(string output) => output.Split('\n').TakeWhile(line => !line.Contains("Images/s", StringComparison.Ordinal));
}
