namespace VisionAdapters.Conformance.Tests;

/// <summary>
/// What every tagger promises, whoever stands behind it: the same inputs end in the same kinds of error, from any number of threads.
/// </summary>
public abstract class TaggerContract
{
    private const int Callers = 64;

    protected static CancellationToken Cancelled => new(canceled: true);

    protected static CancellationToken EndOfTest => TestContext.Current.CancellationToken;

    protected abstract string ProviderId { get; }

    protected virtual string MetadataId => ProviderId;

    protected virtual bool LimitsPixels => true;

    /// <summary>Gets the greatest image that the tagger takes, in bytes.</summary>
    protected virtual long MaxBytes
    {
        get
        {
            using var tagger = Create();
            return Metadata(tagger).Limits.MaxBytes!.Value;
        }
    }

    /// <summary>Makes the tagger that all is well with.</summary>
    protected abstract IImageTagger Create();

    [Fact]
    public async Task A_photo_gets_tags_of_the_provider()
    {
        using var tagger = Create();
        var response = await tagger.TagAsync(Photo(), cancellationToken: EndOfTest);
        Assert.Equal(ProviderId, response.Provider);
        Assert.NotEmpty(response.Tags);
        Assert.All(response.Tags, tag => Assert.InRange(tag.Confidence, 0, 1));
    }

    [Fact]
    public void The_metadata_names_the_provider()
    {
        using var tagger = Create();
        Assert.Equal(MetadataId, Metadata(tagger).ProviderId);
    }

    [Fact]
    public async Task As_many_tags_come_as_are_asked_for()
    {
        using var tagger = Create();
        var response = await tagger.TagAsync(Photo(), new TaggingOptions { MaxTags = 1 }, EndOfTest);
        Assert.Single(response.Tags);
    }

    [Fact]
    public async Task Many_callers_at_once_get_the_tags_of_their_own_images()
    {
        using var tagger = Create();
        var photos = Enumerable.Range(0, 8).Select(number => Photo(number)).ToArray();
        var alone = new List<TaggingResponse>();
        foreach (var photo in photos)
        {
            alone.Add(await tagger.TagAsync(photo, cancellationToken: EndOfTest));
        }

        var together = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => tagger.TagAsync(photos[caller % photos.Length], cancellationToken: EndOfTest), EndOfTest)));
        for (var caller = 0; caller < Callers; caller++)
        {
            Assert.Equal(Described(alone[caller % photos.Length]), Described(together[caller]));
        }
    }

    [Fact]
    public async Task An_image_that_ends_in_its_header_is_invalid() =>
        await FailsAsync(TaggingErrorKind.InvalidImage, ImageInput.FromBytes(Pictures.CutOff()));

    [Fact]
    public async Task An_empty_image_is_invalid() =>
        await FailsAsync(TaggingErrorKind.InvalidImage, ImageInput.FromBytes(ReadOnlyMemory<byte>.Empty));

    [Fact]
    public async Task A_file_that_is_not_there_is_an_invalid_image() =>
        await FailsAsync(TaggingErrorKind.InvalidImage, ImageInput.FromFile(Path.Combine(AppContext.BaseDirectory, "no-such-image.jpg")));

    [Fact]
    public async Task A_format_that_it_does_not_take_is_unsupported() =>
        await FailsAsync(TaggingErrorKind.UnsupportedFormat, ImageInput.FromBytes(Pictures.Heif()));

    [Fact]
    public async Task An_image_of_too_many_bytes_is_too_large() =>
        await FailsAsync(TaggingErrorKind.ImageTooLarge, ImageInput.FromBytes(Pictures.Padded(MaxBytes + 1)));

    [Fact]
    public async Task An_image_of_too_many_pixels_is_too_large()
    {
        Assert.SkipUnless(LimitsPixels, "this tagger sets no limit to pixels");
        await FailsAsync(TaggingErrorKind.ImageTooLarge, ImageInput.FromBytes(Pictures.Huge()));
    }

    [Fact]
    public async Task No_image_at_all_is_a_mistake_of_the_caller()
    {
        using var tagger = Create();
        await Assert.ThrowsAsync<ArgumentNullException>(() => tagger.TagAsync(null!, cancellationToken: EndOfTest));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_already_does_nothing()
    {
        using var tagger = Create();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tagger.TagAsync(Photo(), cancellationToken: Cancelled));
    }

    [Fact]
    public async Task A_bad_image_among_good_ones_fails_alone()
    {
        using var tagger = Create();
        ImageInput[] images = [Photo(1), ImageInput.FromBytes(Pictures.CutOff()), Photo(2)];
        var outcomes = await tagger.TagManyAsync(images.ToAsyncEnumerable(), cancellationToken: EndOfTest).ToArrayAsync(EndOfTest);
        Assert.Equal([true, false, true], outcomes.Select(outcome => outcome.IsSuccess));
        Assert.Equal(TaggingErrorKind.InvalidImage, outcomes[1].Error!.Kind);
    }

    [Fact]
    public async Task After_its_disposal_it_takes_no_calls()
    {
        var tagger = Create();
        tagger.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => tagger.TagAsync(Photo(), cancellationToken: EndOfTest));
    }

    [Fact]
    public void Disposing_twice_does_no_harm()
    {
        var tagger = Create();
        tagger.Dispose();
        tagger.Dispose();
    }

    protected static ImageInput Photo(int number = 0) => ImageInput.FromBytes(Pictures.Photo(number), $"photo {number}");

    protected static TaggerMetadata Metadata(IImageTagger tagger) => tagger.GetService<TaggerMetadata>()!;

    private static IEnumerable<string> Described(TaggingResponse response) => response.Tags.Select(tag => $"{tag.Name} {tag.Confidence:0.0000}");

    private async Task FailsAsync(TaggingErrorKind kind, ImageInput image)
    {
        using var tagger = Create();
        var error = await Assert.ThrowsAnyAsync<TaggingException>(() => tagger.TagAsync(image, cancellationToken: EndOfTest));
        Assert.True(error.Kind == kind, $"expected {kind}, got {error.Kind}: {error.Message}");
        Assert.False(error.IsTransient);
    }
}
