namespace VisionAdapters.Cli.Tests;

public sealed class RunCommandTests : IDisposable
{
    private const string Dataset = "dataset: { format: csv, path: labels.csv, map: catalogue }\nproviders:\n";

    private readonly CliHost _cli = new();

    [Theory]
    [InlineData("  - id: acme-vision\n", "There is no provider 'acme-vision'")]
    [InlineData("  - id: onnx-fashion\n    options: { modell: x }\n", "has no option 'modell'")]
    [InlineData("  - id: onnx-fashion\n    options: { threads: many }\n", "threads is 'many'")]
    public async Task A_provider_that_cannot_be_made_is_named_with_file_and_line(string provider, string problem)
    {
        Assert.Equal(ExitCode.WrongUsage, await _cli.RunAsync("bakeoff", "run", _cli.Write("shop.yaml", Dataset + provider)));
        Assert.Contains("shop.yaml:3", _cli.Error, StringComparison.Ordinal);
        Assert.Contains(problem, _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_map_that_there_is_not_is_refused()
    {
        Assert.Equal(ExitCode.WrongUsage, await _cli.RunAsync("bakeoff", "run", _cli.Write("shop.yaml", Dataset.Replace("catalogue", "no-such-map", StringComparison.Ordinal) + "  - id: onnx-fashion\n")));
        Assert.Contains("no-such-map", _cli.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _cli.Dispose();
}
