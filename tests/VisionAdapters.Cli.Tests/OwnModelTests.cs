using VisionAdapters.Evaluation;
using VisionAdapters.Testing;

namespace VisionAdapters.Cli.Tests;

/// <summary>docs/own-model.md: a classifier of one's own takes part in a bake-off without a line of code.</summary>
public sealed class OwnModelTests : IDisposable
{
    private readonly CliHost _cli = new();

    [Fact]
    public async Task The_example_runs_beside_the_fashion_model()
    {
        var code = await _cli.RunAsync("bakeoff", "run", SharedData.Repository("examples", "own-model", "bakeoff.yaml"), "--allow-outside", "--output", Path.Combine(_cli.Folder, "run"));

        Assert.True(code == ExitCode.Done, _cli.Error);
        var results = BakeoffResultsJson.Read(await File.ReadAllTextAsync(Path.Combine(_cli.Folder, "run", "results.json"), TestContext.Current.CancellationToken));
        Assert.Equal(["my-classifier", "onnx-fashion"], results.Providers.Select(provider => provider.Id));
        var own = results.Providers[0];
        Assert.Equal(["category"], own.Facets.Where(facet => facet.Value.Metrics["coverage"].Value > 0).Select(facet => facet.Key));

        // It knows 14 of the 28 classes, and has seen these pictures: 80 of 121.
        Assert.InRange(own.Facets["category"].Metrics["top1"].Value, 0.6, 0.67);
    }

    [Fact]
    public async Task Its_answers_can_be_scored_again()
    {
        var run = Path.Combine(_cli.Folder, "run");
        await _cli.RunAsync("bakeoff", "run", SharedData.Repository("examples", "own-model", "bakeoff.yaml"), "--allow-outside", "--providers", "my-classifier", "--max-images", "20", "--output", run);
        var before = _cli.Output;

        var code = await _cli.RunAsync("bakeoff", "report", run, "--rescore", "--format", "json");

        Assert.True(code == ExitCode.Done, _cli.Error);
        Assert.Contains("Category", before, StringComparison.Ordinal);
        Assert.Contains("\"category\"", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sidecar_has_fifteen_lines_as_the_page_says() =>
        Assert.InRange(File.ReadAllLines(SharedData.Repository("examples", "own-model", "my-classifier.json")).Length, 1, 16);

    [Fact]
    public async Task A_sidecar_that_does_not_say_what_its_labels_mean_is_refused_with_the_cure()
    {
        File.Copy(SharedData.Repository("examples", "own-model", "my-classifier.onnx"), Path.Combine(_cli.Folder, "my-classifier.onnx"));
        var sidecar = await File.ReadAllTextAsync(SharedData.Repository("examples", "own-model", "my-classifier.json"), TestContext.Current.CancellationToken);
        _cli.Write("mute.json", sidecar.Replace("    \"facet\": \"category\",\n", "", StringComparison.Ordinal));
        var catalogue = SharedData.Repository("examples", "catalogue");
        var yaml = _cli.Write("bakeoff.yaml", $"dataset: {{ format: csv, path: {catalogue}/labels.csv, images: {catalogue}/images, map: catalogue }}\nproviders: [ {{ id: mute, options: {{ model: mute.json }} }} ]");

        var code = await _cli.RunAsync("bakeoff", "run", yaml, "--allow-outside", "--output", Path.Combine(_cli.Folder, "run"));

        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.Contains("nothing says what the labels mean", _cli.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _cli.Dispose();
}
