namespace VisionAdapters.Http;

/// <summary>
/// Sends requests through a handler that belongs to the caller, or that the host's factory keeps at that moment, so that a tagger that
/// lives as long as the program still sees changes of DNS. Credentials stay with the host that they are for: a handler that follows
/// redirects is refused, and so is the answer of another host.
/// </summary>
internal sealed class BorrowedHandler : HttpMessageHandler
{
    private readonly Func<HttpMessageHandler> _lend;

    /// <exception cref="ArgumentException">The handler follows redirects.</exception>
    public BorrowedHandler(Func<HttpMessageHandler> lend)
    {
        _lend = lend;
        if (FollowsRedirects(lend()))
        {
            throw new ArgumentException(
                "The HTTP handler follows redirects, and would send the credentials along to another host: "
                + "set its AllowAutoRedirect to false.");
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!;

        // The handler is not ours to dispose.
        using var invoker = new HttpMessageInvoker(_lend(), disposeHandler: false);
        var response = await invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.RequestMessage?.RequestUri is { } answered && answered.Authority != asked.Authority)
        {
            response.Dispose();
            throw new TaggingException(
                TaggingErrorKind.ProtocolError,
                $"The answer to a request to {asked.Host} came from {answered.Host}: make the HTTP handler follow no redirects, and renew "
                + "the credentials, which went along.");
        }

        return response;
    }

    private static bool FollowsRedirects(HttpMessageHandler? handler) => handler switch
    {
        DelegatingHandler outer => FollowsRedirects(outer.InnerHandler),
        SocketsHttpHandler sockets => sockets.AllowAutoRedirect,
        HttpClientHandler client => client.AllowAutoRedirect,
        _ => false,
    };
}
