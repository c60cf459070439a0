namespace VisionAdapters.Onnx.Tests;

/// <summary>Models of the shapes that exporters make work as they come, with what their files tell.</summary>
public sealed class ExportedModelTests
{
    private static readonly double SureOfRed = Math.Exp(10) / (Math.Exp(10) + 2);

    [Fact]
    public async Task PyTorch_logits_of_channels_first()
    {
        var model = TinyModel.OfMeanColor().Logits().Output("logits", TinyModel.Float, 0, 3);

        await AssertRedAsync(model.Load(), SureOfRed);
    }

    [Fact]
    public async Task Keras_channels_last_with_a_softmax_in_the_graph()
    {
        var model = TinyModel.OfMeanColor(channelsLast: true).Logits().Node("Softmax", ["logits"], "dense").Output("dense", TinyModel.Float, 0, 3);

        await AssertRedAsync(model.Load(), SureOfRed);
    }

    [Fact]
    public async Task Scikit_learn_with_zipmap_and_labels_of_its_own()
    {
        await AssertRedAsync(ZipMap(TinyModel.Text, TinyModel.Attribute("classlabels_strings", "red", "green", "blue")).Load(), SureOfRed);
    }

    [Fact]
    public async Task Scikit_learn_with_zipmap_and_numbers_as_labels()
    {
        await AssertRedAsync(ZipMap(TinyModel.Int64, TinyModel.Attribute("classlabels_int64s", 0, 1, 2)).Load(), SureOfRed);
    }

    [Fact]
    public void Zipmap_labels_that_are_not_the_sidecar_s_are_refused()
    {
        var model = ZipMap(TinyModel.Text, TinyModel.Attribute("classlabels_strings", "cat", "dog", "bird"));

        Assert.Contains("bird", Assert.Throws<OnnxModelException>(() => model.Load()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Azure_Custom_Vision_with_the_range_and_channels_of_its_metadata()
    {
        // Levels of 0 to 255 in the order blue, green, red; the label that wins, and the probabilities as maps.
        var model = TinyModel.OfMeanColor()
            .Constant("scale", [10 / 255f])
            .Node("Mul", ["mean", "scale"], "scores")
            .Node("Softmax", ["scores"], "model_output")
            .Node("ArgMax", ["model_output"], "winner", TinyModel.Attribute("axis", 1), TinyModel.Attribute("keepdims", 0))
            .Node("ZipMap", ["model_output"], ["loss"], "ai.onnx.ml", TinyModel.Attribute("classlabels_strings", "blue", "green", "red"))
            .Output("winner", TinyModel.Int64, 0)
            .OutputOfMaps("loss", TinyModel.Text)
            .Metadata("Image.BitmapPixelFormat", "Bgr8")
            .Metadata("Image.NominalPixelRange", "NominalRange_0_255");

        await AssertRedAsync(model.Load(), SureOfRed);
    }

    [Theory]
    [InlineData("""{ "mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5] }""", "Image.NominalPixelRange")]
    [InlineData("""{ "channels": "rgb" }""", "Image.BitmapPixelFormat")]
    public void A_sidecar_that_contradicts_the_file_s_own_metadata_is_refused(string input, string expected)
    {
        var model = TinyModel.OfMeanColor().Logits().Output("logits", TinyModel.Float, 0, 3)
            .Metadata("Image.BitmapPixelFormat", "Bgr8")
            .Metadata("Image.NominalPixelRange", "NominalRange_0_255");

        var exception = Assert.Throws<OnnxModelException>(() => model.Load(input: input));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TinyModel.Float16)]
    [InlineData(TinyModel.Double)]
    public async Task Numbers_of_another_size_go_in_and_come_out(int element)
    {
        var model = TinyModel.OfMeanColor(element).Logits()
            .Node("Cast", ["logits"], "scores", TinyModel.Attribute("to", element))
            .Output("scores", element, 0, 3);

        await AssertRedAsync(model.Load(), SureOfRed, tolerance: 1e-3);
    }

    [Fact]
    public async Task Outputs_with_axes_of_size_one_behind_the_labels()
    {
        var model = TinyModel.OfMeanColor().Logits()
            .Constant("axes", [2, 3])
            .Node("Unsqueeze", ["logits", "axes"], "scores")
            .Output("scores", TinyModel.Float, 0, 3, 1, 1);

        await AssertRedAsync(model.Load(), SureOfRed);
    }

    [Fact]
    public async Task Resize_256_and_crop_224_can_be_said()
    {
        // The stripe at the edge is cut off when the shorter side is scaled to 16 and the middle of 8 is kept.
        var model = TinyModel.OfMeanColor().Logits().Output("logits", TinyModel.Float, 0, 3);
        using var tagger = model.Load(input: """{ "resize": "crop", "shorterSide": 16 }""");
        var framed = TestImage.Framed(side: 32, frame: 7);

        Assert.Equal(SureOfRed, (await tagger.ConfidencesAsync(framed))["label/red"], 1e-5);
    }

    [Theory]
    [InlineData("""{ "shorterSide": 16 }""", "crop")]
    [InlineData("""{ "resize": "crop", "width": 8, "height": 8, "shorterSide": 7 }""", "at least")]
    public void A_shorter_side_that_cannot_be_is_refused(string input, string expected)
    {
        var model = TinyModel.OfMeanColor().Logits().Output("logits", TinyModel.Float, 0, 3);

        Assert.Contains(expected, Assert.Throws<OnnxModelException>(() => model.Load(input: input)).Message, StringComparison.Ordinal);
    }

    private static TinyModel ZipMap(int keys, VisionAdapters.Onnx.Folding.ProtobufMessage labels) => TinyModel.OfMeanColor().Logits()
        .Node("Softmax", ["logits"], "probabilities")
        .Node("ArgMax", ["probabilities"], "output_label", TinyModel.Attribute("axis", 1), TinyModel.Attribute("keepdims", 0))
        .Node("ZipMap", ["probabilities"], ["output_probability"], "ai.onnx.ml", labels)
        .Output("output_label", TinyModel.Int64, 0)
        .OutputOfMaps("output_probability", keys);

    private static async Task AssertRedAsync(OnnxImageTagger tagger, double expected, double tolerance = 1e-5)
    {
        using (tagger)
        {
            var outcomes = await tagger.TagManyAsync([TestImage.Blue, TestImage.Red, TestImage.Green], cancellationToken: TestContext.Current.CancellationToken).ToListAsync();

            Assert.All(outcomes, outcome => Assert.Null(outcome.Error));
            var best = outcomes[1].Response!.Tags[0];
            Assert.Equal("red", best.Name);
            Assert.Equal(expected, best.Confidence, tolerance);
            Assert.Equal(["blue", "red", "green"], outcomes.Select(outcome => outcome.Response!.Tags[0].Name));
        }
    }
}
