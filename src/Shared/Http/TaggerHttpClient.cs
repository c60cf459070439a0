namespace VisionAdapters.Http;

/// <summary>Makes the HTTP clients of taggers, whose time is limited by a <see cref="CallGate"/> and not by the client.</summary>
internal static class TaggerHttpClient
{
    // As IHttpClientFactory does by default: long enough to reuse connections, short enough to see changes of DNS.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>Makes a client with connections of its own. Redirects are not followed: credentials stay with the host that they are for.</summary>
    public static HttpClient Create() =>
        Create(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = ConnectionLifetime });

    /// <summary>Makes a client of the host's <see cref="IHttpClientFactory"/>.</summary>
    public static HttpClient Create(IHttpMessageHandlerFactory factory, string name) => Create(new CurrentHandler(factory, name));

    private static HttpClient Create(HttpMessageHandler handler) => new(handler) { Timeout = Timeout.InfiniteTimeSpan };
}
