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

    private readonly CloudTagger _tagger;
    private readonly HttpPipeline _pipeline;

    public AzureClient(AzureVisionOptions options, CloudTagger tagger, HttpPipeline? pipeline)
    {
        _tagger = tagger;
        tagger.Secrets.Add(options.Key);
        _pipeline = pipeline ?? HttpPipelineBuilder.Build(
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
        message.ResponseClassifier = OneRequestClassifier.Instance;
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
            throw _tagger.Service.Failure(
                TaggingErrorKind.Authentication, $"was not called, because no token was given: {exception.Message}", exception);
        }
        catch (RequestFailedException exception) when (exception.InnerException is { } cause && TransportFailure.Is(cause))
        {
            throw TransportFailure.ToException(_tagger.Service, cause);
        }
        finally
        {
            _tagger.Secrets.AddAuthorization(message.Request.Headers.TryGetValue("Authorization", out var token) ? token : null);
            _tagger.Secrets.Add(message.Request.Headers.TryGetValue(SubscriptionKeyPolicy.Header, out var key) ? key : null);
        }
    }

    private async Task<HttpAnswer> ReadAsync(Response response, CancellationToken cancellationToken)
    {
        var headers = response.Headers;
        var stream = response.ContentStream ?? Stream.Null;
        var body = await AnswerBody.ReadAsync(_tagger.Service, stream, headers.ContentLengthLong, cancellationToken).ConfigureAwait(false);
        _tagger.Secrets.Blot(body);
        return new HttpAnswer(
            _tagger.Service,
            response.Status,
            headers.ContentType,
            body,
            (Header("apim-request-id") ?? Header("x-ms-request-id")) is { } id ? _tagger.Secrets.Clean(id) : null,
            RetryAfterHeader.Read(Header, _tagger.Time),
            Header(HttpAnswer.EmulatorHeader) is not null)
        {
            ClockSkew = ClockSkew.Read(Header, _tagger.Time),
        };

        string? Header(string name) => headers.TryGetValue(name, out var value) ? value : null;
    }
}
