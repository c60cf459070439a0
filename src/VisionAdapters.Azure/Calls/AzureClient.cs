using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using VisionAdapters.Http;

namespace VisionAdapters.Azure.Calls;

/// <summary>Sends requests through Azure.Core's pipeline, once each.</summary>
internal sealed class AzureClient
{
    private const string Scope = "https://cognitiveservices.azure.com/.default";

    private readonly CloudService _service;
    private readonly HttpPipeline _pipeline;
    private readonly TimeProvider _time;

    public AzureClient(AzureVisionOptions options, CloudTagger tagger)
    {
        _service = tagger.Service;
        _time = tagger.Time;
        _pipeline = HttpPipelineBuilder.Build(
            new AzureClientOptions { Transport = new HttpClientTransport(tagger.Client) },
            string.IsNullOrEmpty(options.Key)
                ? new BearerTokenAuthenticationPolicy(options.Credential ?? new DefaultAzureCredential(), Scope)
                : new SubscriptionKeyPolicy(options.Key));
    }

    /// <summary>Gets the pipeline.</summary>
    public HttpPipeline Pipeline => _pipeline;

    /// <summary>Sends a body and reads the answer, an error too.</summary>
    /// <exception cref="TaggingException">No token was to be had, or the answer is cut off or too long.</exception>
    /// <exception cref="HttpRequestException">The service was not reached.</exception>
    public async Task<HttpAnswer> PostAsync(Uri address, string contentType, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var message = _pipeline.CreateMessage();
        message.BufferResponse = false;
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(address);
        message.Request.Headers.SetValue("Content-Type", contentType);
        message.Request.Content = RequestContent.Create(body);
        await SendAsync(message, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(message.Response, cancellationToken).ConfigureAwait(false);
    }

    private async Task SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (AuthenticationFailedException exception)
        {
            throw _service.Failure(
                TaggingErrorKind.Authentication, $"was not called, because no token was given: {exception.Message}", exception);
        }
        catch (RequestFailedException exception) when (exception.InnerException is { } cause && TransportFailure.Is(cause))
        {
            throw TransportFailure.ToException(_service, cause);
        }
    }

    private async Task<HttpAnswer> ReadAsync(Response response, CancellationToken cancellationToken)
    {
        var headers = response.Headers;
        var body = await AnswerBody.ReadAsync(_service, response.ContentStream ?? Stream.Null, headers.ContentLengthLong, cancellationToken)
            .ConfigureAwait(false);
        return new HttpAnswer(
            _service,
            response.Status,
            headers.ContentType,
            body,
            Header("apim-request-id") ?? Header("x-ms-request-id"),
            RetryAfterHeader.Read(Header, _time),
            Header(HttpAnswer.EmulatorHeader) is not null);

        string? Header(string name) => headers.TryGetValue(name, out var value) ? value : null;
    }
}
