namespace VisionAdapters.Google.Transports;

/// <summary>Makes HTTP clients that suit both transports.</summary>
internal static class GoogleHttpClient
{
    // As IHttpClientFactory does by default: long enough to reuse connections, short enough to see changes of DNS.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    // A connection that died unseen would otherwise hold every call on it until its deadline.
    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Makes a client with connections of its own.</summary>
    public static HttpClient Create() => new(CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Makes a handler. Redirects are not followed: credentials are for one host. A server that takes 100 calls on a connection gets another one.</summary>
    public static HttpMessageHandler CreateHandler() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        EnableMultipleHttp2Connections = true,
        PooledConnectionLifetime = ConnectionLifetime,
        KeepAlivePingDelay = PingDelay,
        KeepAlivePingTimeout = PingTimeout,
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
    };
}
