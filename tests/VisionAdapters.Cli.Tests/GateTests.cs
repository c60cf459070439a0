using System.Xml.Linq;

namespace VisionAdapters.Cli.Tests;

public sealed class GateTests : IDisposable
{
    private readonly CliHost _tool = new();

    public void Dispose() => _tool.Dispose();

    [Theory]
    [InlineData(1_000, "0.05", ExitCode.Done, "PASS")]
    [InlineData(10, "0.01", ExitCode.GateFailed, "FAIL")]
    [InlineData(60, "0.01", ExitCode.GateInconclusive, "INCONCLUSIVE")]
    public async Task A_change_is_judged_by_what_its_images_show(int wrongEvery, string margin, int code, string word)
    {
        var before = await FakeRun.MakeAsync(Path.Combine(_tool.Folder, "before"), ("onnx-fashion", _ => "Jeans"));
        var after = await FakeRun.MakeAsync(Path.Combine(_tool.Folder, "after"), ("onnx-fashion", image => (image + 1) % wrongEvery == 0 ? "Dresses" : "Jeans"));
        var junit = Path.Combine(_tool.Folder, "gate.xml");

        Assert.Equal(code, await _tool.RunAsync("bakeoff", "compare", before, after, "--gate", margin, "--junit", junit));

        Assert.Contains($"Gate: {word}, for a margin of", _tool.Output, StringComparison.Ordinal);
        var suite = XDocument.Load(junit).Root!;
        Assert.Equal(("1", word == "FAIL" ? "1" : "0", word == "INCONCLUSIVE" ? "1" : "0"), ((string?)suite.Attribute("tests"), (string?)suite.Attribute("failures"), (string?)suite.Attribute("skipped")));
    }

    [Fact]
    public async Task Images_that_changed_are_listed()
    {
        var before = await FakeRun.MakeAsync(Path.Combine(_tool.Folder, "before"), ("onnx-fashion", image => image == 7 ? "Dresses" : "Jeans"));
        var after = await FakeRun.MakeAsync(Path.Combine(_tool.Folder, "after"), ("onnx-fashion", image => image < 11 && image != 7 ? "Dresses" : "Jeans"));
        var csv = Path.Combine(_tool.Folder, "flips.csv");

        Assert.Equal(ExitCode.Done, await _tool.RunAsync("bakeoff", "compare", before, after, "--flips", csv));

        Assert.Contains("right only in A 10 (0, 1, 2, 3, 4, 5, 6, 8, 9, 10); only in B 1 (7).", _tool.Output, StringComparison.Ordinal);
        var rows = await File.ReadAllLinesAsync(csv, TestContext.Current.CancellationToken);
        Assert.Equal(["image,provider,facet,change", "0,onnx-fashion,category,lost"], rows.Take(2));
        Assert.Equal("7,onnx-fashion,category,gained", rows[^1]);
        Assert.Equal(12, rows.Length);
    }

    [Theory]
    [InlineData("--gate", "-1")]
    [InlineData("--gate", "2")]
    [InlineData("--junit", "gate.xml")]
    public async Task A_gate_without_a_margin_from_0_to_1_is_refused(params string[] options) =>
        Assert.Equal(ExitCode.WrongUsage, await _tool.RunAsync(["bakeoff", "compare", "before", "after", .. options]));
}
