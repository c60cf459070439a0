using FsCheck;
using FsCheck.Fluent;

namespace VisionAdapters.Onnx.Tests;

public sealed class BatchTests
{
    private static readonly ImageInput[] Colours = [TestImage.Red, TestImage.Green, TestImage.Blue, TestImage.Black, TestImage.White];

    [Theory]
    [InlineData("colour-nchw", 8)]
    [InlineData("colour-fixed-batch", 4)]
    public void The_greatest_batch_is_the_models_own_or_that_of_the_options(string model, int expected)
    {
        using var tagger = TestModel.Load(TestModel.Colour(model));

        Assert.Equal(expected, tagger.MaxBatchSize);
    }

    [Theory]
    [InlineData("colour-nchw")]
    [InlineData("colour-fixed-batch")]
    public async Task Any_number_of_images_is_answered_as_one_by_one(string model)
    {
        using var tagger = TestModel.Load(TestModel.Colour(model, head: """ "minimumConfidence": 0, """));
        var images = Enumerable.Range(0, 50).Select(number => TestImage.Solid((byte)(5 * number), (byte)(255 - number), (byte)(3 * number))).ToArray();

        var outcomes = await tagger.TagManyAsync(images.ToAsyncEnumerable(), cancellationToken: TestContext.Current.CancellationToken).ToListAsync();

        Assert.Equal(images, outcomes.Select(outcome => outcome.Image));
        foreach (var outcome in outcomes)
        {
            var alone = await tagger.TagAsync(outcome.Image, cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal(
                alone.Tags.Select(tag => (tag.Id, tag.Confidence)),
                outcome.Response!.Tags.Select(tag => (tag.Id, tag.Confidence)));
        }
    }

    [Fact]
    public void Probabilities_of_any_colour_sum_to_one_and_follow_its_channels()
    {
        using var tagger = TestModel.Load(TestModel.Colour(head: """ "minimumConfidence": 0, """));

        Prop.ForAll<byte, byte, byte>((red, green, blue) =>
        {
            var tags = tagger.TagAsync(TestImage.Solid(red, green, blue)).GetAwaiter().GetResult().Tags;
            var confidence = tags.ToDictionary(tag => tag.Name, tag => tag.Confidence, StringComparer.Ordinal);
            return Math.Abs(confidence.Values.Sum() - 1) < 1e-6
                && tags.Zip(tags.Skip(1)).All(pair => pair.First.Confidence >= pair.Second.Confidence)
                && red.CompareTo(green) * confidence["red"].CompareTo(confidence["green"]) >= 0
                && green.CompareTo(blue) * confidence["green"].CompareTo(confidence["blue"]) >= 0;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task A_bad_image_in_a_batch_does_not_hurt_the_others()
    {
        using var tagger = TestModel.Load(TestModel.Colour());
        var missing = ImageInput.FromFile("no/such/image.jpg");

        var outcomes = await tagger.TagBatchAsync([TestImage.Red, TestImage.NoImage, missing, TestImage.Blue], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("red", outcomes[0].Response!.Tags[0].Name);
        Assert.Equal(TaggingErrorKind.UnsupportedFormat, outcomes[1].Error!.Kind);
        Assert.Equal(TaggingErrorKind.InvalidImage, outcomes[2].Error!.Kind);
        Assert.Equal("blue", outcomes[3].Response!.Tags[0].Name);
        Assert.Equal([0, 1, 2, 3], outcomes.Select(outcome => outcome.Index));
    }

    [Fact]
    public async Task A_stream_that_throws_is_the_fault_of_its_image()
    {
        using var tagger = TestModel.Load(TestModel.Colour());
        var broken = ImageInput.FromStreams(_ => throw new NotSupportedException("no stream today"));

        var outcomes = await tagger.TagBatchAsync([broken, TestImage.Blue], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains("no stream today", outcomes[0].Error!.Message, StringComparison.Ordinal);
        Assert.True(outcomes[1].IsSuccess);
    }

    [Fact]
    public async Task A_batch_of_bad_images_alone_is_answered_without_a_run()
    {
        using var tagger = TestModel.Load(TestModel.Colour());

        var outcomes = await tagger.TagBatchAsync([TestImage.NoImage, TestImage.NoImage], cancellationToken: TestContext.Current.CancellationToken);

        Assert.All(outcomes, outcome => Assert.False(outcome.IsSuccess));
    }

    [Fact]
    public async Task Numbers_that_are_none_are_an_error_of_their_image_alone()
    {
        using var tagger = TestModel.Load(TestModel.Colour("square-root"));

        var outcomes = await tagger.TagBatchAsync([TestImage.Black, TestImage.White], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(TaggingErrorKind.ProtocolError, outcomes[0].Error!.Kind);
        Assert.True(outcomes[1].IsSuccess);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task A_batch_of_another_size_is_refused(int size)
    {
        using var tagger = TestModel.Load(TestModel.Colour(), options => options.MaxBatchSize = 4);

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => tagger.TagBatchAsync(Colours[..size], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("from 1 to 4 images", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lone_bad_image_is_thrown()
    {
        using var tagger = TestModel.Load(TestModel.Colour());

        var exception = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImage.NoImage, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TaggingErrorKind.UnsupportedFormat, exception.Kind);
    }

    [Fact]
    public async Task An_image_above_the_limits_of_the_options_is_refused()
    {
        using var tagger = TestModel.Load(TestModel.Colour(), options => options.ImageLimits = new ImageLimits { MaxPixels = 63 });

        var exception = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImage.Red, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TaggingErrorKind.ImageTooLarge, exception.Kind);
    }
}
