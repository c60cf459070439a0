using System.Net;
using System.Security.Authentication;
using Microsoft.Extensions.Time.Testing;

namespace VisionAdapters.Tests;

public sealed class ImageFetchPolicyTests
{
    private const string Address = "https://shop.example/photo.gif";
    private static readonly byte[] Gif = [.. "GIF89a"u8, 3, 0, 2, 0];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://localhost/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://127.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f000001/")]
    [InlineData("https://0.0.0.0/")]
    [InlineData("https://10.1.2.3/")]
    [InlineData("https://100.64.0.1/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://172.31.255.255/")]
    [InlineData("https://192.168.0.1/")]
    [InlineData("https://198.19.0.1/")]
    [InlineData("https://224.0.0.1/")]
    [InlineData("https://255.255.255.255/")]
    [InlineData("https://[::]/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://[::ffff:169.254.169.254]/")]
    [InlineData("https://[::127.0.0.1]/")]
    [InlineData("https://[64:ff9b::7f00:1]/")]
    [InlineData("https://[2002:7f00:1::]/")]
    [InlineData("https://[2001:db8::1]/")]
    [InlineData("https://[fd00:ec2::254]/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://[fec0::1]/")]
    [InlineData("https://[ff02::1]/")]
    public async Task Addresses_that_are_not_of_the_public_internet_are_not_fetched(string address)
    {
        var exception = await FailAsync(ImageInput.FromUri(new Uri(address)));

        Assert.Equal(TaggingErrorKind.InvalidRequest, exception.Kind);
        Assert.Contains("public internet", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://8.8.8.8/")]
    [InlineData("https://172.32.0.1/")]
    [InlineData("https://[2606:4700:4700::1111]/")]
    [InlineData("https://[64:ff9b::808:808]/")]
    [InlineData("https://[::ffff:8.8.8.8]/")]
    public async Task Addresses_of_the_public_internet_are_fetched(string address)
    {
        Assert.Equal(Gif, await LoadAsync(new Server(_ => Image()).At(address)));
    }

    [Fact]
    public async Task A_plain_http_address_is_fetched_only_where_the_policy_allows_it()
    {
        using var server = new Server(_ => Image());

        var exception = await FailAsync(server.At("http://shop.example/photo.gif"));

        Assert.Equal(TaggingErrorKind.InvalidRequest, exception.Kind);
        Assert.Contains("https", exception.Message, StringComparison.Ordinal);
        Assert.Equal(Gif, await LoadAsync(server.At("http://shop.example/photo.gif", new ImageFetchPolicy { AllowHttp = true })));
    }

    [Fact]
    public async Task A_caller_who_knows_the_host_may_allow_its_own_machine()
    {
        using var listener = new HttpListener();
        var port = FreePort();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        var answer = AnswerAsync(listener);
        var policy = new ImageFetchPolicy { AllowHttp = true, AllowPrivateAddresses = true, UserAgent = "shop-crawler/2.1" };

        var image = await LoadAsync(ImageInput.FromUri(new Uri($"http://127.0.0.1:{port}/photo.gif"), policy));

        Assert.Equal(Gif, image);
        Assert.Equal("shop-crawler/2.1", await answer);
    }

    [Theory]
    [InlineData("https://127.0.0.1/photo.gif")]
    [InlineData("https://[::ffff:169.254.169.254]/photo.gif")]
    [InlineData("http://shop.example/photo.gif")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://shop.example/1")]
    public async Task A_redirect_leads_nowhere_that_the_address_itself_may_not_name(string location)
    {
        using var server = new Server(_ => Redirect(location));

        Assert.Equal(TaggingErrorKind.InvalidRequest, (await FailAsync(server.At(Address))).Kind);
        Assert.Single(server.Asked);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public async Task Three_redirects_are_followed_and_no_more(int redirects, bool isFetched)
    {
        using var server = new Server(asked => asked <= redirects ? Redirect($"/{asked}.gif") : Image());

        if (isFetched)
        {
            Assert.Equal(Gif, await LoadAsync(server.At(Address)));
            Assert.Equal("https://shop.example/3.gif", server.Asked[^1].ToString());
        }
        else
        {
            Assert.Equal(TaggingErrorKind.InvalidImage, (await FailAsync(server.At(Address))).Kind);
        }
    }

    [Fact]
    public async Task The_time_of_a_fetch_is_limited_as_a_whole()
    {
        var time = new FakeTimeProvider();
        using var server = new Server(_ => Image(), isSilent: true);
        var load = server.At(Address, new ImageFetchPolicy { TimeProvider = time }).LoadAsync(cancellationToken: Cancellation).AsTask();

        time.Advance(TimeSpan.FromSeconds(30));

        var exception = await Assert.ThrowsAsync<TaggingException>(() => load);
        Assert.Equal(TaggingErrorKind.Timeout, exception.Kind);
        Assert.Contains("30 seconds", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_size_of_an_image_is_limited_by_the_policy_too()
    {
        using var server = new Server(_ => Image());

        Assert.Equal(TaggingErrorKind.ImageTooLarge, (await FailAsync(server.At(Address, new ImageFetchPolicy { MaxBytes = 9 }))).Kind);
    }

    [Fact]
    public async Task A_web_page_in_place_of_an_image_is_told_as_such()
    {
        using var server = new Server(_ => new HttpResponseMessage { Content = new StringContent("<!doctype html>", null, "text/html") });

        var exception = await FailAsync(server.At(Address));

        Assert.Equal(TaggingErrorKind.InvalidImage, exception.Kind);
        Assert.Contains("text/html, a web page", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_is_known_by_its_bytes_whatever_the_server_calls_it()
    {
        using var server = new Server(_ => new HttpResponseMessage { Content = new ByteArrayContent(Gif) { Headers = { { "Content-Type", "text/html" } } } });

        Assert.Equal(Gif, await LoadAsync(server.At(Address)));
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_told_with_its_reason_and_not_tried_again()
    {
        using var server = new Server(_ => throw new HttpRequestException(
            HttpRequestError.SecureConnectionError,
            "The SSL connection could not be established, see inner exception.",
            new AuthenticationException("The remote certificate is invalid: UntrustedRoot")));

        var exception = await FailAsync(server.At(Address));

        Assert.Equal((TaggingErrorKind.Unavailable, false), (exception.Kind, exception.IsTransient));
        Assert.Contains("UntrustedRoot", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_cannot_be_kept_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageFetchPolicy { MaxRedirects = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageFetchPolicy { Timeout = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageFetchPolicy { MaxBytes = 0 });
        Assert.Throws<ArgumentException>(() => new ImageFetchPolicy { UserAgent = " " });
    }

    private static HttpResponseMessage Image() => new() { Content = new ByteArrayContent(Gif) };

    private static HttpResponseMessage Redirect(string location) =>
        new(HttpStatusCode.Found) { Headers = { Location = new Uri(location, UriKind.RelativeOrAbsolute) } };

    private static async Task<byte[]> LoadAsync(ImageInput image) => (await image.LoadAsync(cancellationToken: Cancellation)).Bytes.ToArray();

    private static async Task<TaggingException> FailAsync(ImageInput image) =>
        await Assert.ThrowsAsync<TaggingException>(async () => await image.LoadAsync(cancellationToken: Cancellation));

    private static int FreePort()
    {
        using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private static async Task<string?> AnswerAsync(HttpListener listener)
    {
        var context = await listener.GetContextAsync();
        await context.Response.OutputStream.WriteAsync(Gif, Cancellation);
        context.Response.Close();
        return context.Request.UserAgent;
    }

    /// <summary>Answers requests, which are counted from 1, in place of all hosts.</summary>
    private sealed class Server(Func<int, HttpResponseMessage> answer, bool isSilent = false) : HttpMessageHandler
    {
        public List<Uri> Asked { get; } = [];

        public ImageInput At(string address, ImageFetchPolicy? policy = null) =>
            ImageInput.FromUri(new Uri(address), new HttpClient(this, disposeHandler: false), policy);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!);
            if (isSilent)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return answer(Asked.Count);
        }
    }
}
