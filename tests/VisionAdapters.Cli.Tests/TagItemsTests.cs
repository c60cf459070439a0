using System.Text.Json;
using VisionAdapters.Emulator;
using VisionAdapters.Imaging;
using VisionAdapters.Testing;

namespace VisionAdapters.Cli.Tests;

/// <summary><c>tag --items</c>: an emulated Azure says where things are, the local model says what they are.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class TagItemsTests : IAsyncLifetime
{
    private static readonly string Images = SharedData.Repository("examples", "catalogue", "images");

    private readonly CliHost _cli = new();
    private VisionEmulator? _emulator;

    public async ValueTask InitializeAsync()
    {
        _emulator = await VisionEmulator.StartAsync(
            new VisionEmulatorOptions { Backend = EmulatorBackends.Tagger(new Eyes()) }, TestContext.Current.CancellationToken);
        Environment.SetEnvironmentVariable("AZURE_VISION_ENDPOINT", _emulator.Endpoint.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable("AZURE_VISION_ENDPOINT", null);
        await _emulator!.DisposeAsync();
        _cli.Dispose();
    }

    [Fact]
    public async Task Each_item_is_a_line_with_its_number_its_box_and_its_own_values()
    {
        await RunAsync("--format", "jsonl");

        var lines = _cli.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal([1, 2], lines.Select(line => line.GetProperty("item").GetInt32()));
        Assert.Equal(["dress", "footwear"], lines.Select(line => line.GetProperty("found").GetProperty("name").GetString()));
        Assert.Equal(0.9, lines[0].GetProperty("box").GetProperty("width").GetDouble());
        Assert.All(lines, line => Assert.Equal("onnx-fashion", line.GetProperty("provider").GetString()));
        Assert.Contains("dresses", Path(lines[0]));
        Assert.Contains("footwear", Path(lines[1]));
        Assert.DoesNotContain(lines[1].GetProperty("values").EnumerateArray(), value => value.GetProperty("facet").GetString() == "sleeve-length");
        Assert.Contains("EMULATED", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_has_the_item_and_its_box_behind_the_image()
    {
        await RunAsync("--format", "csv");

        var lines = _cli.Output.Split('\n');
        Assert.Equal("image,item,found,left,top,width,height,facet,value,confidence,provider", lines[0]);
        Assert.StartsWith($"{Photo},1,dress,0.05,0.1,0.9,0.8,category,dresses,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_names_each_item()
    {
        await RunAsync();

        Assert.Contains("#1 dress", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("#2 footwear", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raw_tags_are_those_of_each_item()
    {
        await RunAsync("--raw", "--format", "csv");

        Assert.StartsWith("image,item,found,left,top,width,height,group,tag,id,confidence,provider\n", _cli.Output, StringComparison.Ordinal);
        Assert.Contains(",2,footwear,", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_shows_where_the_items_are_under_the_name_of_the_photo()
    {
        var folder = System.IO.Path.Combine(_cli.Folder, "found");

        await RunAsync("--draw", folder);

        var drawn = ImageDecoder.Decode(await File.ReadAllBytesAsync(System.IO.Path.Combine(folder, "dresses-01.jpg"), TestContext.Current.CancellationToken), cancellationToken: TestContext.Current.CancellationToken);
        var photo = ImageDecoder.Decode(await File.ReadAllBytesAsync(Photo, TestContext.Current.CancellationToken), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((photo.Width, photo.Height), (drawn.Width, drawn.Height));
        Assert.NotEqual(photo.Rgb.ToArray(), drawn.Rgb.ToArray());
    }

    [Fact]
    public async Task Photos_of_one_name_are_drawn_beside_one_another()
    {
        var other = System.IO.Path.Combine(_cli.Folder, "dresses-01.png");
        File.Copy(Photo, other);
        var folder = System.IO.Path.Combine(_cli.Folder, "found");

        await _cli.RunAsync("tag", Photo, other, "--items", "--finder", "azure-vision", "--draw", folder);

        Assert.Equal(["dresses-01-2.jpg", "dresses-01.jpg"], Directory.EnumerateFiles(folder).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_cloud_that_is_set_up_finds_unless_another_is_named()
    {
        Assert.Equal(ExitCode.Done, await _cli.RunAsync("tag", Photo, "--items", "--format", "jsonl"));

        Assert.Contains("\"azure-vision\"", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finder_that_tells_no_place_finds_no_item()
    {
        Assert.Equal(ExitCode.Done, await _cli.RunAsync("tag", Photo, "--items", "--finder", "onnx-fashion"));

        Assert.Contains("no item found", _cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--draw")]
    [InlineData("--finder")]
    public async Task Options_of_items_mean_nothing_without_them(string option)
    {
        Assert.Equal(ExitCode.WrongUsage, await _cli.RunAsync("tag", Photo, option, "google-vision"));

        Assert.Contains("--items", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_nobody_is_set_up_the_cure_is_told()
    {
        Environment.SetEnvironmentVariable("AZURE_VISION_ENDPOINT", null);

        Assert.Equal(ExitCode.WrongUsage, await _cli.RunAsync("tag", Photo, "--items"));

        Assert.Contains("doctor", _cli.Error, StringComparison.Ordinal);
    }

    private static string Photo => System.IO.Path.Combine(Images, "dresses-01.jpg");

    private static IEnumerable<string?> Path(JsonElement line) => line.GetProperty("values").EnumerateArray()
        .First(value => value.GetProperty("facet").GetString() == "category").GetProperty("path").EnumerateArray().Select(id => id.GetString());

    private async Task RunAsync(params string[] more)
    {
        var code = await _cli.RunAsync(["tag", Photo, "--items", "--finder", "azure-vision", .. more]);
        Assert.True(code == ExitCode.Done, _cli.Error);
    }

    /// <summary>Sees a dress, shoes and who wears them in every picture.</summary>
    private sealed class Eyes : IImageTagger
    {
        public Task<TaggingResponse> TagAsync(ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new TaggingResponse
            {
                Provider = "azure-vision",
                Objects =
                [
                    new LocalizedObject { Name = "dress", Confidence = 0.91, Region = new ImageRegion(0.05, 0.1, 0.9, 0.8) },
                    new LocalizedObject { Name = "person", Confidence = 0.99, Region = new ImageRegion(0, 0, 1, 1) },
                    new LocalizedObject { Name = "footwear", Confidence = 0.6, Region = new ImageRegion(0.3, 0.85, 0.4, 0.15) },
                ],
            });

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
