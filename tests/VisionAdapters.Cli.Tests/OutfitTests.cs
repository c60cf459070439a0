using System.Text.Json;
using VisionAdapters.Emulator;
using VisionAdapters.Testing;

namespace VisionAdapters.Cli.Tests;

/// <summary>The drawn outfit of the example catalogue, with boxes that a recorded answer gives: what the README shows.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class OutfitTests
{
    private static readonly string Folder = SharedData.Repository("examples", "catalogue", "outfit");

    [Fact]
    public async Task Every_drawn_item_is_found_and_named_and_the_figure_is_no_item()
    {
        using var cli = new CliHost();
        await using var emulator = await VisionEmulator.StartAsync(
            new VisionEmulatorOptions { Backend = EmulatorBackends.Recordings(Path.Combine(Folder, "recordings")) }, TestContext.Current.CancellationToken);
        Environment.SetEnvironmentVariable("AZURE_VISION_ENDPOINT", emulator.Endpoint.ToString());
        try
        {
            Assert.Equal(ExitCode.Done, await cli.RunAsync("tag", Path.Combine(Folder, "outfit.jpg"), "--items", "--finder", "azure-vision", "--format", "jsonl"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("AZURE_VISION_ENDPOINT", null);
        }

        var found = cli.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Category(JsonDocument.Parse(line).RootElement)).ToArray();
        Assert.Equal(5, found.Length);
        foreach (var (expected, path) in new[] { "jackets", "jeans", "handbags", "footwear", "footwear" }.Zip(found))
        {
            Assert.Contains(expected, path);
        }
    }

    private static IEnumerable<string?> Category(JsonElement line) => line.GetProperty("values").EnumerateArray()
        .First(value => value.GetProperty("facet").GetString() == "category").GetProperty("path").EnumerateArray().Select(id => id.GetString());
}
