using VisionAdapters.Evaluation;

namespace VisionAdapters.EndToEnd.Tests;

/// <summary>The example bake-off, run twice in the same folder: the first command of the README.</summary>
public sealed class ExampleRun : IAsyncLifetime
{
    private readonly WorkFolder _folder = new();

    internal ToolResult First { get; private set; } = null!;

    internal ToolResult Second { get; private set; } = null!;

    internal string WorkingFolder => _folder.Path;

    internal string RunFolder => Path.Combine(_folder.Path, Path.GetDirectoryName(Line("Results: "))!);

    internal BakeoffResults Results => BakeoffResultsJson.Read(File.ReadAllText(Path.Combine(RunFolder, "results.json")));

    public async ValueTask InitializeAsync()
    {
        if (typeof(FashionModelTagger).Assembly.GetManifestResourceNames().Contains("fashion.onnx"))
        {
            First = await Tool.RunAsync(_folder.Path, "bakeoff", "run", Tool.Example);
            Second = await Tool.RunAsync(_folder.Path, "bakeoff", "run", Tool.Example);
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private string Line(string start) => First.Output.Split('\n').Single(line => line.StartsWith(start, StringComparison.Ordinal))[start.Length..].Trim();
}
