using System.Text.Json;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using VisionAdapters.Azure.Calls;
using VisionAdapters.Http;
using VisionAdapters.Settings;

namespace VisionAdapters.Azure;

/// <summary>Azure AI Vision Image Analysis 4.0 (<c>2024-02-01</c>) as a tagger.</summary>
/// <remarks>
/// <para>Safe for use from many threads. A call is one request: nothing is sent again. <c>http</c> and <c>https</c> addresses go to the
/// service as addresses, every other image as its bytes; an image that the service would refuse is refused before it is sent, and before it
/// is paid.</para>
/// <para>The service sends all its tags: <see cref="TaggingOptions.MinimumConfidence"/> and <see cref="TaggingOptions.MaxTags"/> are
/// applied to its answer. <see cref="TaggingOptions.ModelId"/> is the service's <c>model-version</c>. Disposing ends the calls under way
/// with <see cref="ObjectDisposedException"/>. <see cref="GetService"/> gives <see cref="TaggerMetadata"/> and the
/// <see cref="HttpPipeline"/>.</para>
/// </remarks>
public sealed class AzureVisionTagger : IImageTagger
{
    private readonly CloudTagger _tagger;
    private readonly AzureQuestions _questions;
    private readonly AzureClient _client;

    /// <summary>
    /// Initializes a new instance of the <see cref="AzureVisionTagger"/> class. Make it once and share it: it keeps its connections.
    /// </summary>
    /// <param name="options">How the service is called. They are copied: later changes have no effect.</param>
    /// <param name="handler">What requests go through, which the tagger does not dispose; <see langword="null"/> opens connections of its
    /// own. It must not follow redirects.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> means the system's.</param>
    /// <param name="loggerFactory">Where the warning of the service's end is logged; <see langword="null"/> means nowhere.</param>
    /// <exception cref="OptionsValidationException">An option is missing or not valid.</exception>
    /// <exception cref="ArgumentException">The handler follows redirects, which would send the key to another host.</exception>
    public AzureVisionTagger(
        AzureVisionOptions options,
        HttpMessageHandler? handler = null,
        TimeProvider? timeProvider = null,
        ILoggerFactory? loggerFactory = null)
        : this(options, handler, timeProvider, loggerFactory, pipeline: null)
    {
    }

    /// <summary>
    /// Initializes a new instance of the <see cref="AzureVisionTagger"/> class whose requests go through a pipeline that the application
    /// has already, such as <c>ImageAnalysisClient.Pipeline</c>, with its credential, proxy, policies and transport.
    /// </summary>
    /// <remarks>A call stays one request: the pipeline's retries are off for it, since <c>UseResilience</c> retries.</remarks>
    /// <param name="options">How the service is called, without a key or a credential. They are copied.</param>
    /// <param name="pipeline">What requests go through.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> means the system's.</param>
    /// <param name="loggerFactory">Where the warning of the service's end is logged; <see langword="null"/> means nowhere.</param>
    /// <exception cref="OptionsValidationException">An option is missing or not valid.</exception>
    public AzureVisionTagger(
        AzureVisionOptions options, HttpPipeline pipeline, TimeProvider? timeProvider = null, ILoggerFactory? loggerFactory = null)
        : this(options, handler: null, timeProvider, loggerFactory, pipeline ?? throw new ArgumentNullException(nameof(pipeline)))
    {
    }

    private AzureVisionTagger(
        AzureVisionOptions options,
        HttpMessageHandler? handler,
        TimeProvider? timeProvider,
        ILoggerFactory? loggerFactory,
        HttpPipeline? pipeline)
    {
        new AzureVisionOptionsValidator { HasPipeline = pipeline is not null }.Validated(options);
        _tagger = new CloudTagger(
            AzureService.Instance,
            typeof(AzureVisionTagger),
            Describe(AzureEndpoint.ToBase(options.Endpoint!)),
            options.Timeout,
            handler,
            timeProvider);
        _questions = new AzureQuestions(options);
        _client = new AzureClient(options, _tagger, pipeline);
        AzureRetirement.Warn(loggerFactory?.CreateLogger<AzureVisionTagger>() ?? NullLogger<AzureVisionTagger>.Instance, _tagger.Time);
    }

    /// <inheritdoc/>
    public Task<TaggingResponse> TagAsync(
        ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default) =>
        _tagger.TagAsync(image, token => CallAsync(image, options, token), cancellationToken);

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        _tagger.GetService(this, serviceType, serviceKey, _client.Pipeline);

    /// <summary>Ends the calls under way and closes the connections that are the tagger's own.</summary>
    public void Dispose() => _tagger.Dispose();

    private static TaggerMetadata Describe(Uri endpoint) => new()
    {
        ProviderId = AzureService.Instance.Id,
        ProviderName = AzureService.Instance.Name,
        ModelVersion = AzureQuestions.ApiVersion,
        Endpoint = endpoint,
        Features = AzureFeatures.Offered,
        BillableUnit = "feature per image",
        ReferenceSchemes = ["https", "http"],
        Limits = new ImageLimits
        {
            Formats = [ImageFormat.Jpeg, ImageFormat.Png, ImageFormat.Gif, ImageFormat.Bmp, ImageFormat.WebP, ImageFormat.Tiff],
            MaxBytes = 20 * 1024 * 1024,
            MinSide = 50,
            MaxSide = 16_000,
        },
    };

    private async Task<TaggingResponse> CallAsync(ImageInput image, TaggingOptions? options, CancellationToken cancellationToken)
    {
        var started = _tagger.Time.GetTimestamp();
        var question = _questions.Find(options);
        var reference = image.Uri is { Scheme: "https" or "http" } uri ? uri : null;
        var answer = reference is null
            ? await _client.PostAsync(
                question.Address,
                "application/octet-stream",
                await _tagger.LoadAsync(image, cancellationToken).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false)
            : await _client.PostAsync(question.Address, "application/json", AddressBody(reference), cancellationToken)
                .ConfigureAwait(false);
        var response = answer.ReadImage(AzureVisionAnswer.Parse, isSent: reference is null);
        return answer.Complete(response, options, _tagger.Time.GetElapsedTime(started), question.Usage);
    }

    private static byte[] AddressBody(Uri reference) =>
        [.. "{\"url\":\""u8, .. JsonEncodedText.Encode(reference.AbsoluteUri).EncodedUtf8Bytes, .. "\"}"u8];
}
