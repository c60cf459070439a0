using System.Net;

namespace VisionAdapters.Tests;

public sealed class HttpImageInputTests
{
    private static readonly Uri Address = new("https://user:secret@shop.example/photos/1.gif?signature=secret");
    private static readonly byte[] Gif = [.. "GIF89a"u8, 3, 0, 2, 0];

    [Fact]
    public async Task An_address_is_fetched()
    {
        var source = Source(_ => new HttpResponseMessage { Content = new ByteArrayContent(Gif) });

        Assert.Equal(Gif, (await source.LoadAsync(cancellationToken: TestContext.Current.CancellationToken)).Bytes.ToArray());
    }

    [Fact]
    public void The_name_keeps_the_secrets_of_an_address_to_itself()
    {
        Assert.Equal("https://shop.example/photos/1.gif", ImageInput.FromUri(Address).ToString());
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, TaggingErrorKind.InvalidImage, false)]
    [InlineData(HttpStatusCode.Unauthorized, TaggingErrorKind.Authentication, false)]
    [InlineData(HttpStatusCode.Forbidden, TaggingErrorKind.PermissionDenied, false)]
    [InlineData(HttpStatusCode.TooManyRequests, TaggingErrorKind.Throttled, true)]
    [InlineData(HttpStatusCode.GatewayTimeout, TaggingErrorKind.Timeout, true)]
    [InlineData(HttpStatusCode.BadGateway, TaggingErrorKind.Unavailable, true)]
    public async Task A_status_says_whether_to_try_again(HttpStatusCode status, TaggingErrorKind kind, bool isTransient)
    {
        var exception = await FailAsync(Source(_ => new HttpResponseMessage(status)));

        Assert.Equal((kind, isTransient, (int?)status), (exception.Kind, exception.IsTransient, exception.StatusCode));
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_unavailable()
    {
        Assert.Equal(TaggingErrorKind.Unavailable, (await FailAsync(Source(_ => throw new HttpRequestException("no route")))).Kind);
    }

    [Fact]
    public async Task A_server_that_takes_too_long_is_a_timeout_and_no_cancellation()
    {
        Assert.Equal(TaggingErrorKind.Timeout, (await FailAsync(Source(_ => throw new TaskCanceledException()))).Kind);
    }

    [Fact]
    public async Task More_bytes_than_the_limit_are_refused_whether_announced_or_not()
    {
        Assert.Equal(TaggingErrorKind.ImageTooLarge, (await FailAsync(Source(_ => new HttpResponseMessage { Content = new ByteArrayContent(Gif) }), maxBytes: 9)).Kind);
        Assert.Equal(TaggingErrorKind.ImageTooLarge, (await FailAsync(Source(_ => new HttpResponseMessage { Content = new UnannouncedContent(Gif) }), maxBytes: 9)).Kind);
    }

    private static ImageInput Source(Func<HttpRequestMessage, HttpResponseMessage> answer) => ImageInput.FromUri(Address, new HttpClient(new StubHandler(answer)));

    private static async Task<TaggingException> FailAsync(ImageInput source, long? maxBytes = null) =>
        await Assert.ThrowsAsync<TaggingException>(async () => await source.LoadAsync(maxBytes, TestContext.Current.CancellationToken));

    private sealed class StubHandler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer(request));
    }

    private sealed class UnannouncedContent(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
