using VisionAdapters.Testing;
namespace VisionAdapters.Onnx.Tests;

/// <summary>The second file is a model of the same outputs with other weights, so that it shows which one runs.</summary>
public sealed class PrecisionTests
{
    [Theory]
    [InlineData(ModelPrecision.Single)]
    [InlineData(ModelPrecision.Int8)]
    public void The_precision_that_is_asked_for_runs(ModelPrecision precision)
    {
        using var folder = new TemporaryFolder();
        using var tagger = Load(Prepare(folder), precision);

        var model = tagger.GetService<OnnxModelInfo>()!;
        Assert.Equal(precision, model.Precision);
        Assert.Equal(precision == ModelPrecision.Single, model.Sha256 == model.SinglePrecisionSha256);
    }

    [Fact]
    public void The_faster_of_both_runs_when_asked()
    {
        using var folder = new TemporaryFolder();
        using var tagger = Load(Prepare(folder), ModelPrecision.Auto);

        Assert.Contains(tagger.GetService<OnnxModelInfo>()!.Precision, new[] { ModelPrecision.Single, ModelPrecision.Int8 });
    }

    [Fact]
    public void Without_a_second_file_the_faster_one_is_the_only_one()
    {
        using var tagger = TestModel.Load(TestModel.ColourAndBrightness, options => options.Precision = ModelPrecision.Auto);

        Assert.Equal(ModelPrecision.Single, tagger.GetService<OnnxModelInfo>()!.Precision);
    }

    [Fact]
    public void A_second_file_that_is_asked_for_and_absent_is_an_error()
    {
        var exception = Assert.Throws<OnnxModelException>(() => TestModel.Load(TestModel.ColourAndBrightness, options => options.Precision = ModelPrecision.Int8));

        Assert.Contains("colour-nhwc.int8.onnx is absent", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sidecar_may_name_the_second_file_and_its_hash()
    {
        using var folder = new TemporaryFolder();
        var sidecar = Prepare(folder, """, "int8": { "file": "colour-nhwc.int8.onnx", "sha256": "0000000000000000000000000000000000000000000000000000000000000000" }""");

        Assert.Contains("is not the one", Assert.Throws<OnnxModelException>(() => Load(sidecar, ModelPrecision.Int8)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_works_at_either_precision()
    {
        using var folder = new TemporaryFolder();
        using var tagger = Load(Prepare(folder), ModelPrecision.Int8, options => options.AddHead(TestHead.Warmth()));

        Assert.Equal(1, (await tagger.ConfidencesAsync(TestImage.Red))["warmth/warm"], 1e-3);
    }

    private static OnnxImageTagger Load(string sidecar, ModelPrecision precision, Action<OnnxTaggerOptions>? configure = null)
    {
        var options = new OnnxTaggerOptions { SidecarPath = sidecar, Precision = precision };
        configure?.Invoke(options);
        return new OnnxImageTagger(options);
    }

    private static string Prepare(TemporaryFolder folder, string int8 = "")
    {
        folder.CopyModel("colour-nhwc.onnx");

        // An unknown field at the end changes the hash and nothing else: field 100 holds the number 1.
        folder.Write("colour-nhwc.int8.onnx", [.. File.ReadAllBytes(TestModel.PathOf("colour-nhwc.onnx")), 0xA0, 0x06, 0x01]);
        return folder.Write("toy.json", TestModel.ColourAndBrightness.Replace("\"colour-nhwc.onnx\" }", $"\"colour-nhwc.onnx\"{int8} }}", StringComparison.Ordinal));
    }
}
