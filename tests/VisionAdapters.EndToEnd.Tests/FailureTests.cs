using VisionAdapters.Evaluation;

namespace VisionAdapters.EndToEnd.Tests;

public sealed class FailureTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    [Theory]
    [InlineData("bakeoff")]
    [InlineData("bakeoff", "run")]
    [InlineData("bakeoff", "run", "bakeoff.yaml", "--colour", "blue")]
    [InlineData("bakeoff", "run", "bakeoff.yaml", "--max-images", "0")]
    [InlineData("tag", "x.jpg", "--format", "xml")]
    [InlineData("tag", "there-is-no-such-file.jpg")]
    [InlineData("tag", ".", "--provider", "acme-vision")]
    [InlineData("bakeoff", "report", ".", "--format", "parquet")]
    [InlineData("bakeoff", "report", "there-is-no-such-run")]
    public async Task Wrong_usage_ends_with_2_and_a_message(params string[] arguments)
    {
        File.WriteAllBytes(_folder.File("x.jpg"), [0xFF]);
        var result = (await Tool.RunAsync(_folder.Path, arguments)).MustEndWith(2);
        Assert.NotEmpty(result.Error);
        Assert.Empty(result.Output);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_bakeoff_file_ends_with_2_and_names_file_and_line()
    {
        var file = _folder.Write("bakeoff.yaml", "dataset:\n  format: csv\n  path: labels.csv\n  mapp: catalogue\nproviders:\n  - id: onnx-fashion\n");
        var result = (await Tool.RunAsync(_folder.Path, "bakeoff", "run", file)).MustEndWith(2);
        Assert.Contains("bakeoff.yaml:4", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrupt_image_ends_with_3_and_the_rest_is_scored()
    {
        Tool.RequireModel();
        var file = _folder.WriteSet(30, (place, bytes) => place == 7 ? bytes[..(bytes.Length / 3)] : bytes);
        (await Tool.RunAsync(_folder.Path, "bakeoff", "run", file, "--output", "run")).MustEndWith(3);
        var provider = BakeoffResultsJson.Read(File.ReadAllText(_folder.File("run/results.json"))).Providers.Single();
        Assert.Equal((30, 1, 0), (provider.Images, provider.Refused, provider.Failed));
        Assert.Equal(1, provider.Errors["InvalidImage"]);
        Assert.Contains("InvalidImage 1", File.ReadAllText(_folder.File("run/report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_image_and_an_unknown_label_are_counted_and_the_rest_is_scored()
    {
        Tool.RequireModel();
        var file = _folder.WriteSet(30);
        File.Delete(_folder.File("images/0003.jpg"));
        File.AppendAllText(_folder.File("labels.csv"), "0004.jpg,shirts\n");
        var result = (await Tool.RunAsync(_folder.Path, "bakeoff", "run", file, "--output", "run")).MustEndWith(0);
        Assert.Contains("MissingImage 1", result.Error, StringComparison.Ordinal);
        Assert.Contains("DuplicateImage 1", result.Error, StringComparison.Ordinal);
        Assert.Equal(29, BakeoffResultsJson.Read(File.ReadAllText(_folder.File("run/results.json"))).Dataset!.Images);
    }

    [Fact]
    public async Task A_provider_that_cannot_be_asked_is_skipped_with_its_reason()
    {
        Tool.RequireModel();
        var file = _folder.WriteSet(10);
        File.AppendAllText(file, "  - id: google-vision\n");
        var result = (await Tool.RunAsync(_folder.Path, "bakeoff", "run", file, "--output", "run")).MustEndWith(0);
        Assert.Contains("Skipping google-vision: ", result.Error, StringComparison.Ordinal);
        Assert.NotNull(BakeoffResultsJson.Read(File.ReadAllText(_folder.File("run/results.json"))).Providers.Single(provider => provider.Id == "google-vision").Skipped);
    }

    [Fact]
    public async Task Ctrl_c_ends_with_130_and_the_same_command_resumes()
    {
        Tool.RequireModel();
        Assert.SkipWhen(OperatingSystem.IsWindows(), "sends a POSIX signal");
        const int Images = 1500;
        string[] command = ["bakeoff", "run", _folder.WriteSet(Images), "--output", "run"];
        using var running = Tool.Start(_folder.Path, command);
        await running.FirstProgress;
        await running.InterruptAsync();
        var broken = (await running.EndAsync()).MustEndWith(130);
        Assert.Contains("Run the same command again to resume", broken.Error, StringComparison.Ordinal);

        var resumed = (await Tool.RunAsync(_folder.Path, command)).MustEndWith(0);
        Assert.Contains(" reused", resumed.Error, StringComparison.Ordinal);
        var provider = BakeoffResultsJson.Read(File.ReadAllText(_folder.File("run/results.json"))).Providers.Single();
        Assert.Equal((Images, 0), (provider.Images, provider.Failed));
    }

    public void Dispose() => _folder.Dispose();
}
