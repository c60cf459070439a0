using System.Net;
using VisionAdapters.Http;
using VisionAdapters.Testing;

namespace VisionAdapters.Aws.Tests;

public sealed class TransportFailureTests
{
    private static readonly CloudService Service = new("cloud", "The cloud");

    [Fact]
    public async Task A_proxy_that_wants_credentials_is_no_outage()
    {
        await using var proxy = RawServer.Answering("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var handler = new SocketsHttpHandler { Proxy = new WebProxy(proxy.Endpoint), UseProxy = true };
        using var client = new HttpClient(handler);

        var exception = await Assert.ThrowsAsync<HttpRequestException>(
            () => client.GetAsync(new Uri("https://cloud.invalid/"), TestContext.Current.CancellationToken));
        var error = TransportFailure.ToException(Service, exception);

        Assert.Equal((TaggingErrorKind.Authentication, false), (error.Kind, error.IsTransient));
        Assert.Contains("the proxy wants credentials", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proxy_without_tls_tells_the_same_by_its_status() => Assert.Equal(TaggingErrorKind.Authentication, HttpStatusKind.From(407));
}
