using System.Net;
using System.Text;
using VisionAdapters.Testing;

namespace VisionAdapters.Storage.Tests;

/// <summary>What images of every store promise, through the store's real client with a fake behind it.</summary>
public abstract class StorageContract
{
    protected static byte[] Photo { get; } = File.ReadAllBytes(SharedData.Repository("examples", "catalogue", "images", "dresses-01.jpg"));

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Gets the address of the object <c>shop/dresses/1.jpg</c> as messages name it.</summary>
    protected abstract string Name { get; }

    [Fact]
    public async Task An_object_is_an_image_that_any_tagger_takes()
    {
        using var store = new FakeBackend(Answer);
        using var tagger = new StubImageTagger(image => new TaggingResponse { Provider = "stub", RequestId = image.Name });

        var image = Image(store);

        Assert.Equal(Name, (await tagger.TagAsync(image, cancellationToken: Cancellation)).RequestId);
        Assert.Equal(Photo, (await image.LoadAsync(cancellationToken: Cancellation)).Bytes.ToArray());
        Assert.Equal(ImageFormat.Jpeg, (await image.LoadAsync(cancellationToken: Cancellation)).Header.Format);
    }

    [Fact]
    public void Nothing_is_fetched_before_it_is_asked_for()
    {
        using var store = new FakeBackend(Answer);

        Image(store);

        Assert.Empty(store.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, TaggingErrorKind.InvalidImage, "does not exist")]
    [InlineData(HttpStatusCode.Forbidden, TaggingErrorKind.PermissionDenied, "may not be read")]
    [InlineData(HttpStatusCode.ServiceUnavailable, TaggingErrorKind.Unavailable, "cannot be read at present")]
    public async Task What_the_store_does_not_give_is_told_by_kind(HttpStatusCode status, TaggingErrorKind kind, string words)
    {
        using var store = new FakeBackend(_ => Failure(status));

        var error = await Assert.ThrowsAsync<TaggingException>(async () => await Image(store).LoadAsync(cancellationToken: Cancellation));

        Assert.Equal((kind, TaggingErrorScope.Request), (error.Kind, error.Scope));
        Assert.StartsWith(Name, error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_is_read_no_further_than_the_tagger_allows()
    {
        using var store = new FakeBackend(Answer);

        var error = await Assert.ThrowsAsync<TaggingException>(async () => await Image(store).LoadAsync(maxBytes: 100, Cancellation));

        Assert.Equal(TaggingErrorKind.ImageTooLarge, error.Kind);
    }

    [Fact]
    public async Task A_prefix_is_listed_over_all_pages_without_what_is_empty_or_left_out()
    {
        using var store = new FakeBackend(request => Page(request));

        var names = await ListAsync(store, name => name.EndsWith(".jpg", StringComparison.Ordinal)).Select(image => image.Name!).ToArrayAsync(Cancellation);

        Assert.Equal([Name, Name.Replace("1.jpg", "2.jpg", StringComparison.Ordinal)], names);
        Assert.Equal(2, store.Requests.Count);
        Assert.All(store.Requests, request => Assert.Contains("prefix=dresses", request.Address.Query, StringComparison.Ordinal));
    }

    protected static HttpResponseMessage Text(string text, string type, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(text, Encoding.UTF8, type) };

    protected abstract ImageInput Image(HttpMessageHandler store);

    protected abstract IAsyncEnumerable<ImageInput> ListAsync(HttpMessageHandler store, Func<string, bool> filter);

    /// <summary>Answers the request for the object.</summary>
    protected abstract HttpResponseMessage Answer(FakeBackendRequest request);

    /// <summary>Answers the first page with <c>1.jpg</c>, an empty object and a text, and the second one with <c>2.jpg</c>.</summary>
    protected abstract HttpResponseMessage Page(FakeBackendRequest request);

    protected abstract HttpResponseMessage Failure(HttpStatusCode status);
}
