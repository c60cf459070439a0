namespace VisionAdapters.Http;

/// <summary>
/// Sends each request through the handler that the factory keeps at that moment, so that a tagger that lives as long as the program still
/// sees changes of DNS.
/// </summary>
internal sealed class CurrentHandler(IHttpMessageHandlerFactory factory, string name) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The factory owns its handlers.
        using var invoker = new HttpMessageInvoker(factory.CreateHandler(name), disposeHandler: false);
        return await invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
