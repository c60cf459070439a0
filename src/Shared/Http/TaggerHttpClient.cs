namespace VisionAdapters.Http;

/// <summary>Makes the HTTP clients of taggers, whose time is limited by a <see cref="CallGate"/> and not by the client.</summary>
internal static class TaggerHttpClient
{
    // As IHttpClientFactory does by default: long enough to reuse connections, short enough to see changes of DNS.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    // An HTTP/2 connection that died unseen would otherwise hold every call on it until its deadline.
    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Makes a client.</summary>
    /// <param name="handler">
    /// What requests go through, which the client does not dispose; <see langword="null"/> opens connections of its own.
    /// </param>
    /// <exception cref="ArgumentException">The handler follows redirects.</exception>
    public static HttpClient Create(HttpMessageHandler? handler) =>
        new(handler is null ? CreateHandler() : new BorrowedHandler(() => handler)) { Timeout = Timeout.InfiniteTimeSpan };

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
}
