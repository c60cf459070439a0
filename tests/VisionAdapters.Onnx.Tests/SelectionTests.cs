namespace VisionAdapters.Onnx.Tests;

/// <summary>Which labels become tags. Of pinkish red, red has about 0.93, the others less.</summary>
public sealed class SelectionTests
{
    private static readonly ImageInput Pinkish = TestImage.Solid(255, 178, 153);

    [Fact]
    public async Task Tags_of_a_head_come_the_most_confident_first()
    {
        using var tagger = TestModel.Load(TestModel.ColourAndBrightness);

        var tags = (await tagger.TagAsync(Pinkish, cancellationToken: TestContext.Current.CancellationToken)).Tags;

        Assert.Equal(["red", "green", "blue", "bright"], tags.Select(tag => tag.Name));
    }

    [Fact]
    public async Task Without_settings_the_sidecar_sets_the_least_confidence()
    {
        using var tagger = TestModel.Load(TestModel.Colour(head: """ "minimumConfidence": 0.03, """));

        Assert.Equal(["label/red", "label/green"], (await tagger.ConfidencesAsync(Pinkish)).Keys);
    }

    [Fact]
    public async Task The_options_go_before_the_sidecar()
    {
        using var tagger = TestModel.Load(TestModel.Colour(), options => options.MinimumConfidence = 0.5);

        Assert.Equal(["label/red"], (await tagger.ConfidencesAsync(Pinkish)).Keys);
    }

    [Fact]
    public async Task The_least_confidence_of_a_head_goes_before_that_of_all()
    {
        using var tagger = TestModel.Load(TestModel.ColourAndBrightness, options =>
        {
            options.MinimumConfidence = 0.99;
            options.MinimumConfidenceByHead["colour"] = 0.5;
        });

        Assert.Equal(["colour/red"], (await tagger.ConfidencesAsync(Pinkish)).Keys);
    }

    [Fact]
    public async Task The_call_goes_before_all_of_them()
    {
        using var tagger = TestModel.Load(TestModel.Colour(), options => options.MinimumConfidence = 0.99);

        Assert.Equal(3, (await tagger.ConfidencesAsync(Pinkish, new TaggingOptions { MinimumConfidence = 0 })).Count);
    }

    [Fact]
    public async Task A_head_gives_at_most_its_number_of_tags()
    {
        using var tagger = TestModel.Load(TestModel.ColourAndBrightness, options => options.MaxTagsPerHead = 1);

        Assert.Equal(["colour/red", "brightness/bright"], (await tagger.ConfidencesAsync(Pinkish)).Keys);
    }

    [Fact]
    public async Task A_call_keeps_the_most_confident_tags_of_all_heads()
    {
        using var tagger = TestModel.Load(TestModel.ColourAndBrightness);

        // Brightness (0.88) is the second most confident, green (0.05) the third.
        Assert.Equal(["colour/red", "brightness/bright"], (await tagger.ConfidencesAsync(Pinkish, new TaggingOptions { MaxTags = 2 })).Keys);
    }

    [Fact]
    public async Task Only_the_heads_asked_for_answer()
    {
        using var tagger = TestModel.Load(TestModel.ColourAndBrightness, options => options.OnlyHeads.Add("brightness"));

        Assert.Equal(["brightness/bright"], (await tagger.ConfidencesAsync(Pinkish)).Keys);
    }

    [Fact]
    public async Task A_call_for_other_features_gets_no_tags()
    {
        using var tagger = TestModel.Load(TestModel.ColourAndBrightness);

        Assert.Empty(await tagger.ConfidencesAsync(Pinkish, new TaggingOptions { Features = TaggingFeatures.Colors }));
    }

    [Fact]
    public void A_head_that_the_model_does_not_have_is_refused_with_those_it_has()
    {
        var exception = Assert.Throws<OnnxModelException>(() => TestModel.Load(TestModel.ColourAndBrightness, options => options.MinimumConfidenceByHead["color"] = 0.5));

        Assert.Contains("no head 'color'; it has colour, brightness", exception.Message, StringComparison.Ordinal);
    }
}
