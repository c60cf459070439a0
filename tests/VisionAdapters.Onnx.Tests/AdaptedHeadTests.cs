namespace VisionAdapters.Onnx.Tests;

public sealed class AdaptedHeadTests
{
    [Fact]
    public async Task A_further_head_answers_beside_those_of_the_model()
    {
        using var tagger = TestHead.LoadWith(TestHead.Warmth());

        var confidences = await tagger.ConfidencesAsync(TestImage.Red);

        // (20 - 1) / 2 of log odds.
        Assert.Equal(1 / (1 + Math.Exp(-9.5)), confidences["warmth/warm"], 1e-6);
        Assert.Contains("colour/red", confidences.Keys);
    }

    [Fact]
    public async Task A_head_of_the_same_id_takes_the_place_of_the_models_own()
    {
        using var tagger = TestHead.LoadWith(TestHead.Warmth("colour"));

        Assert.Equal(["colour/warm", "colour/cold"], (await tagger.ConfidencesAsync(TestImage.Red)).Keys.Where(id => id.StartsWith("colour", StringComparison.Ordinal)));
        Assert.Equal(["brightness", "colour"], tagger.GetService<OnnxModelInfo>()!.Heads.Select(head => head.Id));
    }

    [Fact]
    public async Task Every_image_of_a_batch_gets_its_own_answer()
    {
        using var tagger = TestHead.LoadWith(TestHead.Warmth());

        var outcomes = await tagger.TagBatchAsync([TestImage.Red, TestImage.Blue, TestImage.Red], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["warm", "cold", "warm"], outcomes.Select(outcome => outcome.Response!.Tags.First(tag => tag.Group == "warmth").Name));
    }

    [Fact]
    public async Task An_adapted_head_may_answer_alone()
    {
        using var tagger = TestModel.Load(TestModel.ColourAndBrightness, options =>
        {
            options.AddHead(TestHead.Warmth());
            options.OnlyHeads.Add("warmth");
        });

        Assert.Equal(["warmth/cold", "warmth/warm"], (await tagger.ConfidencesAsync(TestImage.Blue)).Keys);
    }

    [Fact]
    public void A_head_of_another_model_is_refused_with_both_models()
    {
        var stranger = new string('0', 64);
        var head = TestHead.Warmth();

        var exception = Assert.Throws<AdaptedHeadException>(() => TestHead.LoadWith(new AdaptedHead
        {
            Id = head.Id,
            Labels = head.Labels,
            Weights = head.Weights,
            Biases = head.Biases,
            Model = head.Model with { Sha256 = stranger },
            File = "my.head.json",
        }));

        Assert.Equal((stranger, head.Model.Sha256, "my.head.json"), (exception.ExpectedModel, exception.ActualModel, exception.File));
        Assert.Contains("Train it again", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_without_an_embedding_takes_no_head()
    {
        var exception = Assert.Throws<AdaptedHeadException>(() => TestModel.Load(TestModel.Colour(), options => options.AddHead(TestHead.Warmth())));

        Assert.Contains("has no embedding", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_heads_of_one_id_are_refused() =>
        Assert.Throws<AdaptedHeadException>(() => TestHead.LoadWith(TestHead.Warmth(), TestHead.Warmth()));

    [Fact]
    public void The_version_of_the_model_tells_heads_apart()
    {
        using var plain = TestHead.LoadWith();
        using var adapted = TestHead.LoadWith(TestHead.Warmth());

        var version = plain.GetService<TaggerMetadata>()!.ModelVersion;
        Assert.StartsWith(version + ".", adapted.GetService<TaggerMetadata>()!.ModelVersion, StringComparison.Ordinal);
    }
}
