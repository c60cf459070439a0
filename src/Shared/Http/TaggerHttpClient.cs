namespace VisionAdapters.Http;

/// <summary>Makes the HTTP clients of taggers, whose time is limited by a <see cref="CallGate"/> and not by the client.</summary>
internal static class TaggerHttpClient
{
    // As IHttpClientFactory does by default: long enough to reuse connections, short enough to see changes of DNS.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    // An HTTP/2 connection that died unseen would otherwise hold every call on it until its deadline.
    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Makes a client with connections of its own.</summary>
    public static HttpClient Create() => Create(CreateHandler());

    /// <summary>Makes a client of the host's <see cref="IHttpClientFactory"/>.</summary>
    public static HttpClient Create(IHttpMessageHandlerFactory factory, string name) => Create(new CurrentHandler(factory, name));

    /// <summary>
    /// Makes a handler. Redirects are not followed: credentials and signatures are for one host. A full HTTP/2 connection gets another one
    /// beside it.
    /// </summary>
    public static HttpMessageHandler CreateHandler() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = ConnectionLifetime,
        EnableMultipleHttp2Connections = true,
        KeepAlivePingDelay = PingDelay,
        KeepAlivePingTimeout = PingTimeout,
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
    };

    private static HttpClient Create(HttpMessageHandler handler) => new(handler) { Timeout = Timeout.InfiniteTimeSpan };
}
