namespace VisionAdapters.Testing.Tests;

public sealed class StubImageTaggerTests
{
    private static readonly ImageInput Image = ImageInput.FromBytes(new byte[] { 1 }, "one");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_answers_as_it_was_told_and_keeps_what_it_was_asked()
    {
        using var tagger = StubImageTagger.Answering("azure-vision", ("dress", 0.9), ("red", 0.7));

        var response = await tagger.TagAsync(Image, cancellationToken: Cancellation);

        Assert.Equal("azure-vision", response.Provider);
        Assert.Equal([("dress", 0.9), ("red", 0.7)], response.Tags.Select(tag => (tag.Name, tag.Confidence)));
        Assert.Equal([Image], tagger.Asked);
        Assert.Equal("azure-vision", tagger.GetService<TaggerMetadata>()!.ProviderId);
    }

    [Fact]
    public async Task It_fails_as_it_was_told()
    {
        using var tagger = StubImageTagger.Failing("azure-vision", TaggingErrorKind.Throttled);

        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(Image, cancellationToken: Cancellation));

        Assert.Equal((TaggingErrorKind.Throttled, "azure-vision", true), (error.Kind, error.Provider, error.IsTransient));
    }

    [Fact]
    public async Task An_answer_may_depend_on_the_image()
    {
        using var tagger = new StubImageTagger(image => new TaggingResponse { Provider = "stub", RequestId = image.Name });

        Assert.Equal("one", (await tagger.TagAsync(Image, cancellationToken: Cancellation)).RequestId);
    }
}
