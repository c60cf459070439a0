using System.Text.Json;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using VisionAdapters.Azure.Calls;
using VisionAdapters.Http;

namespace VisionAdapters.Azure;

/// <summary>Azure AI Vision Image Analysis 4.0 (<c>2024-02-01</c>) as a tagger.</summary>
/// <remarks>
/// <para>Safe for use from many threads. A call is one request: nothing is sent again. <c>http</c> and <c>https</c> addresses go to the
/// service as addresses,
/// every other image as its bytes; an image that the service would refuse is refused before it is sent, and before it is paid.</para>
/// <para>The service sends all its tags: <see cref="TaggingOptions.MinimumConfidence"/> and <see cref="TaggingOptions.MaxTags"/> are
/// applied to its answer.
/// <see cref="TaggingOptions.ModelId"/> is the service's <c>model-version</c>. Disposing ends the calls under way with
/// <see cref="ObjectDisposedException"/>.
/// <see cref="GetService"/> gives <see cref="TaggerMetadata"/> and the <see cref="HttpPipeline"/>.</para>
/// </remarks>
public sealed class AzureVisionTagger : IImageTagger
{
    internal static readonly CloudService Service = new(AzureVisionAnswer.ProviderId, "Azure AI Vision");

    private readonly TimeProvider _time;
    private readonly TaggerMetadata _metadata;
    private readonly AzureQuestions _questions;
    private readonly AzureClient _client;
    private readonly CallGate _gate;
    private readonly HttpClient? _ownClient;

    /// <summary>
    /// Initializes a new instance of the <see cref="AzureVisionTagger"/> class. Make it once and share it: it keeps its connections.
    /// </summary>
    /// <param name="options">How the service is called. Later changes of the options have no effect.</param>
    /// <exception cref="OptionsValidationException">An option is missing or not valid.</exception>
    public AzureVisionTagger(AzureVisionOptions options)
        : this(AzureVisionOptionsValidator.Validated(options), TaggerHttpClient.Create)
    {
    }

    /// <param name="options">Valid options, which nobody changes any more.</param>
    /// <param name="makeClient">Makes the client that the tagger owns, unless the options have one.</param>
    internal AzureVisionTagger(AzureVisionOptions options, Func<HttpClient> makeClient)
    {
        _time = options.TimeProvider;
        _metadata = Describe(options.Endpoint!);
        _questions = new AzureQuestions(options);
        _ownClient = options.HttpClient is null ? makeClient() : null;
        _client = new AzureClient(Service, options, options.HttpClient ?? _ownClient!);
        _gate = new CallGate(Service, typeof(AzureVisionTagger), options.Timeout, _time);
        AzureRetirement.Warn(options.LoggerFactory?.CreateLogger<AzureVisionTagger>() ?? NullLogger<AzureVisionTagger>.Instance, _time);
    }

    /// <inheritdoc/>
    public Task<TaggingResponse> TagAsync(ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        return _gate.RunAsync(token => CallAsync(image, options, token), cancellationToken);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType.IsInstanceOfType(this) ? this
            : serviceType == typeof(TaggerMetadata) ? _metadata
            : serviceType == typeof(HttpPipeline) ? _client.Pipeline
            : null;
    }

    /// <summary>Ends the calls under way and closes the connections that are the tagger's own.</summary>
    public void Dispose()
    {
        _gate.Dispose();
        _ownClient?.Dispose();
    }

    private static TaggerMetadata Describe(Uri endpoint) => new()
    {
        ProviderId = Service.Id,
        ProviderName = Service.Name,
        ModelVersion = AzureQuestions.ApiVersion,
        Endpoint = endpoint,
        Features = AzureFeatures.Offered,
        BillableUnit = "feature per image",
        Limits = new ImageLimits
        {
            Formats = [ImageFormat.Jpeg, ImageFormat.Png, ImageFormat.Gif, ImageFormat.Bmp, ImageFormat.WebP, ImageFormat.Tiff],
            MaxBytes = 20 * 1024 * 1024,
            MinSide = 50,
            MaxSide = 16_000,
            ReferenceSchemes = ["https", "http"],
        },
    };

    private async Task<TaggingResponse> CallAsync(ImageInput image, TaggingOptions? options, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var question = _questions.Of(options);
        var answer = await SendAsync(image, question.Address, cancellationToken).ConfigureAwait(false);
        var response = Read(answer, isSent: image.Uri is not { Scheme: "https" or "http" });
        return answer.Complete(response, options, _time.GetElapsedTime(started), question.Usage);
    }

    private static TaggingResponse Read(HttpAnswer answer, bool isSent)
    {
        try
        {
            return answer.Read(AzureVisionAnswer.Parse);
        }
        catch (TaggingException exception) when (isSent && exception.Kind == TaggingErrorKind.UnsupportedFormat)
        {
            throw ImageCheck.Damaged(exception);
        }
    }

    private async Task<HttpAnswer> SendAsync(ImageInput image, Uri address, CancellationToken cancellationToken)
    {
        if (image.Uri is { Scheme: "https" or "http" } reference)
        {
            return await _client.PostAsync(address, "application/json", AddressBody(reference), cancellationToken).ConfigureAwait(false);
        }

        var content = await image.LoadAsync(_metadata.Limits.MaxBytes, cancellationToken).ConfigureAwait(false);
        ImageCheck.Check(Service, image, content, _metadata.Limits);
        return await _client.PostAsync(address, "application/octet-stream", content.Bytes, cancellationToken).ConfigureAwait(false);
    }

    private static byte[] AddressBody(Uri reference) => [.. "{\"url\":\""u8, .. JsonEncodedText.Encode(reference.AbsoluteUri).EncodedUtf8Bytes, .. "\"}"u8];
}
