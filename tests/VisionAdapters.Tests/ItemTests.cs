using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SkiaSharp;
using VisionAdapters.Imaging;

namespace VisionAdapters.Tests;

/// <summary>The items of a photo: found by one tagger, cut out, and described by another.</summary>
public sealed class ItemTests
{
    private static readonly ImageRegion Left = new(0, 0, 0.5, 1);
    private static readonly ImageRegion Right = new(0.5, 0, 0.5, 1);

    [Fact]
    public async Task Each_item_is_described_by_its_own_part_of_the_photo()
    {
        var answer = await TagAsync(Finding(Thing("Dress", Left), Thing("Handbag", Right)), Colors());

        Assert.Equal([("Dress", "red"), ("Handbag", "blue")], answer.Items.Select(item => (item.Found.Name, item.Response!.Tags[0].Name)));
    }

    [Fact]
    public async Task The_photo_is_asked_about_once_and_its_items_go_as_one_batch()
    {
        var (finder, describer) = (Finding(Thing("Dress", Left), Thing("Handbag", Right)), Colors(maxBatchSize: 8));

        await TagAsync(finder, describer);

        Assert.Equal(1, finder.Calls);
        Assert.Equal(["photo.jpg (1: Dress)", "photo.jpg (2: Handbag)"], Assert.Single(describer.Batches));
    }

    [Fact]
    public async Task What_is_no_product_is_no_item()
    {
        var answer = await TagAsync(Finding(Thing("Person", Left), Thing("Chair", Right), Thing("Dress", Left)), Colors());

        Assert.Equal("Dress", Assert.Single(answer.Items).Found.Name);
    }

    [Fact]
    public async Task All_that_a_tagger_without_a_map_finds_is_an_item()
    {
        var answer = await TagAsync(Finding("mine", Thing("Gizmo", Left), Thing("Widget", Right)), Colors());

        Assert.Equal(["Gizmo", "Widget"], answer.Items.Select(item => item.Found.Name));
    }

    [Fact]
    public async Task A_broad_find_around_a_narrow_one_is_left_out_however_confident()
    {
        var answer = await TagAsync(Finding(Thing("Clothing", new(0, 0, 1, 1), 0.99), Thing("Dress", Left, 0.6)), Colors());

        Assert.Equal("Dress", Assert.Single(answer.Items).Found.Name);
    }

    [Fact]
    public async Task Of_two_boxes_that_lie_on_one_another_the_more_confident_is_kept()
    {
        var answer = await TagAsync(Finding(Thing("Jeans", Left, 0.7), Thing("Skirt", new(0.01, 0, 0.49, 1), 0.8), Thing("Shoe", Right, 0.5)), Colors());

        Assert.Equal(["Skirt", "Shoe"], answer.Items.Select(item => item.Found.Name));
    }

    [Fact]
    public async Task The_most_confident_items_are_kept_when_there_are_too_many()
    {
        var answer = await TagAsync(
            Finding(Thing("Dress", Left, 0.5), Thing("Shoe", Right, 0.9), Thing("Hat", new(0, 0, 0.1, 0.1), 0.1)),
            Colors(),
            options => options.MaxItems = 1);

        Assert.Equal("Shoe", Assert.Single(answer.Items).Found.Name);
    }

    [Fact]
    public async Task The_instances_of_Rekognition_are_items()
    {
        var finder = new ScriptedTagger(
            (_, _) => new TaggingResponse
            {
                Provider = "aws-rekognition",
                Tags =
                [
                    new ImageTag { Name = "Clothing", Confidence = 0.99 },
                    new ImageTag { Name = "Shoe", Confidence = 0.99, Parents = ["Clothing", "Footwear"], Regions = [Left with { Confidence = 0.8 }, Right with { Confidence = 0.7 }] },
                ],
            },
            provider: "aws-rekognition")
        { Features = TaggingFeatures.Tags };

        var answer = await TagAsync(finder, Colors());

        Assert.Equal([("Shoe", 0.8, "red"), ("Shoe", 0.7, "blue")], answer.Items.Select(item => (item.Found.Name, item.Found.Confidence, item.Response!.Tags[0].Name)));
        Assert.Equal(TaggingFeatures.Tags, Assert.Single(finder.Options)!.Features);
    }

    [Theory]
    [InlineData(null, TaggingFeatures.Objects)]
    [InlineData(TaggingFeatures.Colors, TaggingFeatures.Colors | TaggingFeatures.Objects)]
    public async Task The_finder_is_asked_for_objects_beside_what_the_caller_wants(TaggingFeatures? asked, TaggingFeatures expected)
    {
        var finder = Finding(Thing("Dress", Left));
        using var tagger = finder.AsBuilder().UseItems(Colors()).Build();
        var options = new TaggingOptions { Features = asked };

        await tagger.TagAsync(Photo(), options, TestContext.Current.CancellationToken);

        Assert.Equal(expected, Assert.Single(finder.Options)!.Features);
        Assert.Equal(asked, options.Features);
    }

    [Fact]
    public async Task The_describer_is_asked_for_what_the_options_say()
    {
        var describer = Colors();

        await TagAsync(Finding(Thing("Dress", Left)), describer, options => options.Description = new TaggingOptions { Features = TaggingFeatures.Embedding });

        Assert.Equal(TaggingFeatures.Embedding, Assert.Single(describer.Options)!.Features);
    }

    [Fact]
    public async Task An_item_that_cannot_be_described_tells_why_and_the_others_are()
    {
        var describer = new ScriptedTagger((image, _) => image.Name!.Contains("Dress", StringComparison.Ordinal)
            ? throw ScriptedTagger.Error(TaggingErrorKind.Throttled)
            : new TaggingResponse { Provider = "mine" });

        var answer = await TagAsync(Finding(Thing("Dress", Left), Thing("Shoe", Right)), describer);

        Assert.Equal(TaggingErrorKind.Throttled, answer.Items[0].Error?.Kind);
        Assert.False(answer.Items[0].IsDescribed);
        Assert.True(answer.Items[1].IsDescribed);
        Assert.Equal("dresses", Assert.Single(new AttributeMapper().MapItems(new TaggingResponse(answer) { Items = [answer.Items[0]] })[0].BestValues).Value.Id);
    }

    [Fact]
    public async Task Nobody_describes_a_photo_without_items()
    {
        var describer = Colors();

        var answer = await TagAsync(Finding(), describer);

        Assert.Empty(answer.Items);
        Assert.Equal(0, describer.Calls);
    }

    [Fact]
    public async Task What_the_items_cost_is_added_to_what_the_photo_costs()
    {
        var finder = new ScriptedTagger((_, _) => Found("google-vision", [Thing("Dress", Left)], "finding"), provider: "google-vision") { Features = TaggingFeatures.Objects };
        var describer = new ScriptedTagger((_, _) => Found("azure-vision", [], "describing"));

        var answer = await TagAsync(finder, describer);

        Assert.Equal(["finding", "describing"], answer.Usage.Select(usage => usage.Feature));
    }

    [Fact]
    public void The_pipeline_owns_both_taggers()
    {
        var (finder, describer) = (Finding(), Colors());

        finder.AsBuilder().UseItems(describer).Build().Dispose();

        Assert.True(finder.IsDisposed && describer.IsDisposed);
    }

    [Fact]
    public async Task In_a_service_the_registered_local_model_describes_and_outlives_the_pipeline()
    {
        var describer = Colors();
        await using var services = new ServiceCollection().AddKeyedSingleton<IImageTagger>("local", describer).BuildServiceProvider();
        var tagger = Finding(Thing("Dress", Left)).AsBuilder().UseItems(given => given.GetRequiredKeyedService<IImageTagger>("local")).Build(services);

        var answer = await tagger.TagAsync(Photo(), cancellationToken: TestContext.Current.CancellationToken);
        tagger.Dispose();

        Assert.Equal("red", Assert.Single(answer.Items).Response!.Tags[0].Name);
        Assert.False(describer.IsDisposed);
    }

    [Fact]
    public void A_setting_out_of_range_is_told()
    {
        Assert.Throws<OptionsValidationException>(() => Finding().AsBuilder().UseItems(Colors(), options => options.Margin = 2));
        Assert.Throws<OptionsValidationException>(() => Finding().AsBuilder().UseItems(Colors(), options => options.MaxItems = 0));
    }

    [Fact]
    public void A_shoe_has_no_sleeves_and_keeps_what_is_said_of_shoes()
    {
        var item = Map("Shoe", ("category", "Dresses", 0.7), ("category", "Heels", 0.2), ("category", "Flats", 0.04), ("sleeve-length", "Sleeveless", 0.9), ("colour", "Red", 0.8));

        Assert.Equal("heels", item.Single(value => value.Facet.Id == "category").Value.Id);
        Assert.Equal("red", item.Single(value => value.Facet.Id == "colour").Value.Id);
        Assert.DoesNotContain(item, value => value.Facet.Id == "sleeve-length");
    }

    [Fact]
    public void The_confidence_of_a_category_is_its_probability_given_the_kind() =>
        Assert.Equal(0.94 * 0.2 / 0.24, Map("Shoe", ("category", "Dresses", 0.7), ("category", "Heels", 0.2), ("category", "Flats", 0.04))
            .Single(value => value.Facet.Id == "category").Confidence, 9);

    [Fact]
    public void A_describer_that_speaks_of_another_kind_only_leaves_the_kind_that_was_found()
    {
        var item = Map("Shoe", ("category", "Dresses", 0.99));

        Assert.Equal(("footwear", 0.9), (item.Single(value => value.Facet.Id == "category").Value.Id, Math.Round(item[0].Confidence, 2)));
    }

    [Fact]
    public void What_was_found_as_a_product_is_described_although_the_describer_takes_it_for_none() =>
        Assert.Contains(Map("Dress", ("domain", "not-fashion", 0.99), ("colour", "Red", 0.8)), value => value.Value.Id == "red");

    [Fact]
    public void A_kind_that_is_finer_than_the_description_goes_before_it() =>
        Assert.Equal("jeans", Map("Jeans", ("category", "Trousers", 0.9)).Single(value => value.Facet.Id == "category").Value.Id);

    private static IReadOnlyList<Taxonomy.MappedValue> Map(string found, params (string Group, string Name, double Confidence)[] tags)
    {
        var thing = Thing(found, Left);
        var photo = Found("google-vision", [thing]);
        var response = new TaggingResponse
        {
            Provider = "onnx-fashion",
            Tags = [.. tags.Select(tag => new ImageTag { Name = tag.Name, Id = $"{tag.Group}/{tag.Name}", Group = tag.Group, Confidence = tag.Confidence })],
        };
        return Assert.Single(new AttributeMapper().MapItems(new TaggingResponse(photo) { Items = [new TaggedItem { Found = thing, Response = response }] })).BestValues;
    }

    private static async Task<TaggingResponse> TagAsync(ScriptedTagger finder, ScriptedTagger describer, Action<ItemOptions>? configure = null)
    {
        using var tagger = finder.AsBuilder().UseItems(describer, configure).Build();
        return await tagger.TagAsync(Photo(), cancellationToken: TestContext.Current.CancellationToken);
    }

    private static ScriptedTagger Finding(params LocalizedObject[] found) => Finding("google-vision", found);

    private static ScriptedTagger Finding(string provider, params LocalizedObject[] found) =>
        new((_, _) => Found(provider, found), provider: provider) { Features = TaggingFeatures.Tags | TaggingFeatures.Objects };

    private static TaggingResponse Found(string provider, LocalizedObject[] found, string? usage = null) => new()
    {
        Provider = provider,
        Objects = found,
        Usage = usage is null ? [] : [new BillableUsage { Feature = usage, Units = 1 }],
    };

    private static LocalizedObject Thing(string name, ImageRegion region, double confidence = 0.9) =>
        new() { Name = name, Confidence = confidence, Region = region };

    /// <summary>Says whether the middle of a picture is red or blue.</summary>
    private static ScriptedTagger Colors(int maxBatchSize = 1) => new(
        async (image, _, cancellationToken) =>
        {
            var content = await image.LoadAsync(cancellationToken: cancellationToken);
            var picture = ImageDecoder.Decode(content.Bytes, cancellationToken: cancellationToken);
            var middle = picture.Rgb.Span[(3 * ((picture.Height / 2 * picture.Width) + (picture.Width / 2)))..];
            return new TaggingResponse { Provider = "mine", Tags = [new ImageTag { Name = middle[0] > middle[2] ? "red" : "blue", Confidence = 1 }] };
        },
        maxBatchSize);

    /// <summary>A photo whose left half is red and whose right half is blue.</summary>
    private static ImageInput Photo()
    {
        using var bitmap = new SKBitmap(80, 60);
        bitmap.Erase(SKColors.Red);
        bitmap.Erase(SKColors.Blue, SKRectI.Create(40, 0, 40, 60));
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return ImageInput.FromBytes(data.ToArray(), "photo.jpg");
    }
}
