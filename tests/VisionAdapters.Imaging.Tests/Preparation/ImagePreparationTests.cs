using SkiaSharp;

namespace VisionAdapters.Tests;

public sealed class ImagePreparationTests
{
    private static readonly ImageLimits Limits = new()
    {
        Formats = [ImageFormat.Jpeg, ImageFormat.Png],
        MaxBytes = 20_000,
        MinSide = 4,
        MaxSide = 100,
    };

    [Fact]
    public async Task An_image_that_fits_is_passed_on_byte_for_byte()
    {
        var bytes = TestImages.Encode(100, 50, SKEncodedImageFormat.Png);

        var asked = await PrepareAsync(ImageInput.FromBytes(bytes, "shirt.png"));

        Assert.Equal(bytes, asked.Bytes.ToArray());
    }

    [Theory]
    [InlineData(false, "metadata removed")]
    [InlineData(true, "unchanged")]
    public async Task Metadata_of_an_image_that_fits_stay_here_unless_they_are_to_be_kept(bool keepMetadata, string expected)
    {
        byte[] comment = [0xFF, 0xFE, 0, 8, .. "secret"u8];
        var jpeg = TestImages.Encode(50, 50, SKEncodedImageFormat.Jpeg);
        byte[] commented = [.. jpeg.AsSpan(0, 2), .. comment, .. jpeg.AsSpan(2)];
        using var inner = new StubTagger(limits: Limits);
        using var tagger = inner.AsBuilder().UseImagePreparation(keepMetadata: keepMetadata).Build();

        var response = await tagger.TagAsync(ImageInput.FromBytes(commented), cancellationToken: TestContext.Current.CancellationToken);

        var asked = await inner.Asked.Single().LoadAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(keepMetadata ? commented : jpeg, asked.Bytes.ToArray());
        Assert.Equal(expected, response.AdditionalProperties[ImagePreparationImageTaggerBuilderExtensions.DoneProperty]);
    }

    [Fact]
    public async Task A_response_says_to_what_size_its_image_was_encoded_anew()
    {
        using var tagger = new StubTagger(limits: Limits).AsBuilder().UseImagePreparation().Build();

        var response = await tagger.TagAsync(TestImages.Source(400, 200), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(
            "encoded anew as JPEG of 100 x 50 pixels, metadata removed",
            response.AdditionalProperties[ImagePreparationImageTaggerBuilderExtensions.DoneProperty]);
    }

    [Fact]
    public async Task An_image_that_is_too_wide_is_shrunk()
    {
        var asked = await PrepareAsync(TestImages.Source(400, 200));

        Assert.Equal(new ImageSize(100, 50), asked.Header.Size);
    }

    [Fact]
    public async Task An_image_of_another_format_becomes_jpeg()
    {
        var asked = await PrepareAsync(TestImages.Source(40, 20, SKEncodedImageFormat.Webp));

        Assert.Equal(new ImageHeader(ImageFormat.Jpeg, new ImageSize(40, 20)), asked.Header);
    }

    [Fact]
    public async Task An_image_of_too_many_bytes_is_pressed()
    {
        // Bytes after the end of the picture, which only its size tells.
        byte[] padded = [.. TestImages.Encode(50, 50), .. new byte[30_000]];

        var asked = await PrepareAsync(ImageInput.FromBytes(padded));

        Assert.InRange(asked.Bytes.Length, 1, 20_000);
    }

    [Fact]
    public async Task An_image_that_is_too_small_fails_before_the_provider_is_asked()
    {
        using var inner = new StubTagger(limits: Limits);
        using var tagger = inner.AsBuilder().UseImagePreparation().Build();

        var exception = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImages.Source(2, 2), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TaggingErrorKind.InvalidImage, exception.Kind);
        Assert.Empty(inner.Asked);
    }

    [Fact]
    public async Task An_address_that_the_provider_fetches_itself_is_passed_on_untouched()
    {
        using var inner = new StubTagger(limits: Limits, referenceSchemes: ["https"]);
        using var tagger = inner.AsBuilder().UseImagePreparation().Build();
        var image = ImageInput.FromUri(new Uri("https://example.invalid/shirt.jpg"));

        await tagger.TagAsync(image, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Same(image, inner.Asked.Single());
    }

    [Fact]
    public async Task Limits_of_the_caller_go_before_those_of_the_tagger()
    {
        using var inner = new StubTagger(limits: Limits);
        using var tagger = inner.AsBuilder().UseImagePreparation(new ImageLimits { MaxSide = 10 }).Build();

        await tagger.TagAsync(TestImages.Source(400, 200), cancellationToken: TestContext.Current.CancellationToken);

        var asked = await inner.Asked.Single().LoadAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(new ImageSize(10, 5), asked.Header.Size);
    }

    [Fact]
    public async Task In_a_batch_the_good_images_are_asked_together_and_each_caller_gets_its_own_back()
    {
        using var inner = new StubBatchTagger(image => StubTagger.Answer(image.Name!), Limits);
        using var tagger = inner.AsBuilder().UseImagePreparation().Build();
        ImageInput[] images =
        [
            ImageInput.FromBytes(TestImages.Encode(400, 200), "a"),
            ImageInput.FromBytes("no image"u8.ToArray(), "b"),
            ImageInput.FromBytes(TestImages.Encode(20, 20), "c"),
        ];

        var outcomes = await tagger.TagManyAsync(images.ToAsyncEnumerable(), new TagManyOptions { MaxConcurrency = 1 }, TestContext.Current.CancellationToken).ToListAsync();

        Assert.Equal([2], inner.BatchSizes);
        Assert.Equal(images, outcomes.Select(outcome => outcome.Image));
        Assert.Equal([0, 1, 2], outcomes.Select(outcome => outcome.Index));
        Assert.Equal(["a", null, "c"], outcomes.Select(outcome => outcome.Response?.Tags[0].Name));
        Assert.Equal(TaggingErrorKind.UnsupportedFormat, outcomes[1].Error!.Kind);
    }

    [Fact]
    public async Task A_batch_without_a_good_image_is_not_asked()
    {
        using var inner = new StubBatchTagger(limits: Limits);
        using var tagger = inner.AsBuilder().UseImagePreparation().Build();

        var outcomes = await tagger.GetService<IBatchImageTagger>()!.TagBatchAsync([ImageInput.FromBytes("no image"u8.ToArray())], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(inner.BatchSizes);
        Assert.False(Assert.Single(outcomes).IsSuccess);
    }

    [Fact]
    public void A_stage_around_a_tagger_without_batches_offers_none()
    {
        using var tagger = new StubTagger(limits: Limits).AsBuilder().UseImagePreparation().Build();

        Assert.Null(tagger.GetService<IBatchImageTagger>());
        Assert.NotNull(tagger.GetService<StubTagger>());
    }

    private static async Task<ImageContent> PrepareAsync(ImageInput image)
    {
        using var inner = new StubTagger(limits: Limits);
        using var tagger = inner.AsBuilder().UseImagePreparation().Build();
        await tagger.TagAsync(image, cancellationToken: TestContext.Current.CancellationToken);
        return await inner.Asked.Single().LoadAsync(cancellationToken: TestContext.Current.CancellationToken);
    }
}
