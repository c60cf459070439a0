namespace VisionAdapters.Onnx.Tests;

/// <summary>The models score ten times the mean of each channel, so every probability is known.</summary>
public sealed class ClassificationTests
{
    private const double Tolerance = 1e-6;
    private static readonly double RedOfRed = Softmax(10, 0, 0);

    [Theory]
    [InlineData("colour-nchw")]
    [InlineData("colour-fixed-batch")]
    public async Task A_float_model_with_planes_gives_the_softmax_of_its_output(string model)
    {
        using var tagger = TestModel.Load(TestModel.Colour(model, head: """ "minimumConfidence": 0, """));

        var confidences = await tagger.ConfidencesAsync(TestImage.Red);

        Assert.Equal(RedOfRed, confidences["label/red"], Tolerance);
        Assert.Equal(Softmax(0, 10, 0), confidences["label/green"], Tolerance);
        Assert.Equal(1, confidences.Values.Sum(), Tolerance);
    }

    [Fact]
    public async Task A_model_of_levels_with_two_heads_gives_the_tags_of_both()
    {
        using var tagger = TestModel.Load(TestModel.ColourAndBrightness);

        var confidences = await tagger.ConfidencesAsync(TestImage.Red);

        Assert.Equal(RedOfRed, confidences["colour/red"], Tolerance);
        Assert.Equal(1 / (1 + Math.Exp(2)), confidences["brightness/bright"], Tolerance);
    }

    [Fact]
    public async Task A_tag_has_its_label_as_name_and_its_head_as_group()
    {
        using var tagger = TestModel.Load(TestModel.ColourAndBrightness);

        var tags = (await tagger.TagAsync(TestImage.Blue, cancellationToken: TestContext.Current.CancellationToken)).Tags;

        Assert.Equal(("blue", "colour/blue", "colour"), (tags[0].Name, tags[0].Id, tags[0].Group));
        Assert.Equal(("bright", "brightness/bright", "brightness"), (tags[3].Name, tags[3].Id, tags[3].Group));
    }

    [Fact]
    public async Task Logits_are_divided_by_the_temperature()
    {
        using var tagger = TestModel.Load(TestModel.Colour(head: """ "temperature": 4, "minimumConfidence": 0, """));

        var confidences = await tagger.ConfidencesAsync(TestImage.Red);

        Assert.Equal(Softmax(2.5, 0, 0), confidences["label/red"], Tolerance);
    }

    [Fact]
    public async Task Without_an_activation_the_output_is_taken_as_it_is_within_0_and_1()
    {
        using var tagger = TestModel.Load(TestModel.Colour(head: """ "activation": "none", "minimumConfidence": 0, """));

        var confidences = await tagger.ConfidencesAsync(TestImage.Solid(255, 15, 0));

        Assert.Equal(1, confidences["label/red"]);
        Assert.Equal(10 * 15 / 255.0, confidences["label/green"], Tolerance);
        Assert.Equal(0, confidences["label/blue"]);
    }

    [Fact]
    public async Task Mean_and_standard_deviation_are_applied_by_channel()
    {
        using var tagger = TestModel.Load(TestModel.Colour(
            input: """{ "mean": [0.5, 0.25, 0], "std": [1, 0.5, 2] }""",
            head: """ "minimumConfidence": 0, """));

        var confidences = await tagger.ConfidencesAsync(TestImage.White);

        Assert.Equal(Softmax(5, 15, 5), confidences["label/red"], Tolerance);
        Assert.Equal(Softmax(15, 5, 5), confidences["label/green"], Tolerance);
    }

    [Fact]
    public async Task A_model_of_blue_green_red_gets_its_channels_in_that_order()
    {
        using var tagger = TestModel.Load(TestModel.Colour(input: """{ "channels": "bgr" }"""));

        var confidences = await tagger.ConfidencesAsync(TestImage.Blue);

        Assert.Equal(RedOfRed, confidences["label/red"], Tolerance);
    }

    [Theory]
    [InlineData("pad", 0.5)]
    [InlineData("crop", 0)]
    [InlineData("stretch", 0)]
    public async Task The_resize_rule_and_the_background_of_the_sidecar_are_used(string rule, double green)
    {
        using var tagger = TestModel.Load(TestModel.Colour(
            "colour-undeclared",
            $$"""{ "width": 16, "height": 8, "resize": "{{rule}}", "background": "#00FF00" }""",
            """ "minimumConfidence": 0, """));

        var confidences = await tagger.ConfidencesAsync(TestImage.Red);

        Assert.Equal(Softmax(10 * green, 10 * (1 - green), 0), confidences["label/green"], Tolerance);
    }

    [Fact]
    public async Task The_response_names_provider_version_and_hash()
    {
        using var tagger = TestModel.Load(TestModel.ColourAndBrightness);

        var response = await tagger.TagAsync(TestImage.Red, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("onnx-toy", response.Provider);
        Assert.Equal($"1.2.3+{tagger.GetService<OnnxModelInfo>()!.Sha256[..8]}", response.ModelVersion);
        Assert.Empty(response.Usage);
    }

    /// <summary>The softmax of the first number.</summary>
    private static double Softmax(double first, double second, double third) =>
        1 / (1 + Math.Exp(second - first) + Math.Exp(third - first));
}
