using Grpc.Core;
using Microsoft.Extensions.Options;
using VisionAdapters.Google.Credentials;
using VisionAdapters.Google.Requests;
using VisionAdapters.Google.Transports;
using VisionAdapters.Http;
using VisionAdapters.Settings;

namespace VisionAdapters.Google;

/// <summary>Google Cloud Vision (<c>BatchAnnotateImages</c>) as a tagger.</summary>
/// <remarks>
/// <para>
/// Safe for use from many threads. All features of a call travel in one request, and nothing is sent again. <c>gs</c> addresses go to
/// the service as addresses, other images as their bytes; an image that the service would refuse is refused before it is sent, and before
/// it is paid.
/// </para>
/// <para>
/// <see cref="TaggingOptions.ModelId"/> is the service's <c>model</c> of labels and objects: <c>builtin/stable</c> or
/// <c>builtin/latest</c>. Names are always English: <see cref="TaggingOptions.Language"/> must not name another language. Disposing ends
/// the calls under way with <see cref="ObjectDisposedException"/>. <see cref="GetService"/> gives <see cref="TaggerMetadata"/>.
/// </para>
/// </remarks>
public sealed class GoogleVisionTagger : IImageTagger, IBatchImageTagger
{
    private readonly GoogleVisionOptions _options;
    private readonly GoogleAsk _defaultAsk;
    private readonly CloudTagger _tagger;
    private readonly GoogleImageLoader _loader;
    private readonly GoogleClient _client;

    /// <summary>
    /// Initializes a new instance of the <see cref="GoogleVisionTagger"/> class. Make it once and share it: it keeps its connections.
    /// </summary>
    /// <param name="options">How the service is called; <see langword="null"/> takes the defaults. They are copied: later changes have no
    /// effect.</param>
    /// <param name="handler">What requests go through, which the tagger does not dispose; <see langword="null"/> opens connections of its
    /// own. It must not follow redirects.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> means the system's.</param>
    /// <exception cref="OptionsValidationException">An option is missing or not valid.</exception>
    /// <exception cref="ArgumentException">The handler follows redirects, which would send the key to another host.</exception>
    public GoogleVisionTagger(GoogleVisionOptions? options = null, HttpMessageHandler? handler = null, TimeProvider? timeProvider = null)
        : this(options ?? new GoogleVisionOptions(), handler, timeProvider, invoker: null)
    {
    }

    /// <summary>
    /// Initializes a new instance of the <see cref="GoogleVisionTagger"/> class whose calls go through an invoker that the application has
    /// already, such as the one that its <c>ImageAnnotatorClientBuilder</c> is given, with its credentials, proxy and interceptors.
    /// </summary>
    /// <remarks>
    /// The invoker is not disposed. Turn retries in its service configuration off: a call is one request, and <c>UseResilience</c> retries.
    /// </remarks>
    /// <param name="options">How the service is called, without a credential or an endpoint. They are copied.</param>
    /// <param name="callInvoker">What calls go through.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> means the system's.</param>
    /// <exception cref="OptionsValidationException">An option is missing or not valid.</exception>
    public GoogleVisionTagger(GoogleVisionOptions options, CallInvoker callInvoker, TimeProvider? timeProvider = null)
        : this(options, handler: null, timeProvider, callInvoker ?? throw new ArgumentNullException(nameof(callInvoker)))
    {
    }

    /// <summary>Makes a tagger whose calls are made by a client that the application has already, such as Google's own.</summary>
    /// <remarks>
    /// Turn the client's own retries off: a call is one request, and <c>UseResilience</c> retries. An <see cref="RpcException"/> of the
    /// client is told by its kind.
    /// </remarks>
    /// <param name="options">What is asked for, without a credential or an endpoint. They are copied.</param>
    /// <param name="batchAnnotateImagesAsync">
    /// Calls <c>BatchAnnotateImages</c>: takes a <c>BatchAnnotateImagesRequest</c> and returns a <c>BatchAnnotateImagesResponse</c>, both
    /// as protobuf.
    /// </param>
    /// <param name="timeProvider">The clock; <see langword="null"/> means the system's.</param>
    /// <returns>The tagger, with the batches, limits and errors of any other.</returns>
    /// <exception cref="OptionsValidationException">An option is missing or not valid.</exception>
    public static GoogleVisionTagger OverClient(
        GoogleVisionOptions options,
        Func<byte[], CancellationToken, Task<byte[]>> batchAnnotateImagesAsync,
        TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(batchAnnotateImagesAsync);
        return new GoogleVisionTagger(options, new ClientCallInvoker(batchAnnotateImagesAsync), timeProvider);
    }

    private GoogleVisionTagger(GoogleVisionOptions options, HttpMessageHandler? handler, TimeProvider? timeProvider, CallInvoker? invoker)
    {
        _options = new GoogleVisionOptionsValidator { HasInvoker = invoker is not null }.Validated(options).Copy();
        _defaultAsk = GoogleAsk.From(_options, options: null);
        _tagger = new CloudTagger(
            GoogleService.Instance, typeof(GoogleVisionTagger), GoogleMetadata.From(_options), _options.Timeout, handler, timeProvider);
        _loader = new GoogleImageLoader(_tagger);
        _client = invoker is null
            ? new GoogleClient(MakeTransport(_options, _tagger), GoogleAuthorization.From(_options), _tagger)
            : new GoogleClient(
                new GoogleGrpcTransport(invoker, GoogleAddress.ParentOf(_options), _tagger),
                GoogleAuthorization.OfInvoker(_options),
                _tagger);
    }

    /// <inheritdoc/>
    public int MaxBatchSize => GoogleRequestSplit.MaxImages;

    /// <inheritdoc/>
    public Task<TaggingResponse> TagAsync(
        ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default) =>
        _tagger.TagAsync(image, token => TagOneAsync(image, options, token), cancellationToken);

    /// <summary>
    /// Tags several images in one call, or in as many as their bytes need: a request takes 40 MiB over gRPC and 10 MiB over REST.
    /// </summary>
    /// <param name="images">The images, from one to <see cref="MaxBatchSize"/>.</param>
    /// <param name="options">What to ask for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// One outcome for each image, in their order. An image that cannot be read, or whose request failed, has that error.
    /// </returns>
    /// <exception cref="ArgumentException">There are more images than <see cref="MaxBatchSize"/>.</exception>
    /// <exception cref="TaggingException">All images were asked about in one request, and it failed as a whole.</exception>
    public async Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(
        IReadOnlyList<ImageInput> images, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.Count > MaxBatchSize)
        {
            throw new ArgumentException(
                $"There are {images.Count} images, and at most {MaxBatchSize} fit into a batch: give fewer, or call TagManyAsync.",
                nameof(images));
        }

        return await new GoogleBatch(images, Ask(options), _loader, _client, _tagger).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => _tagger.GetService(this, serviceType, serviceKey);

    /// <summary>Ends the calls under way and closes the connections that are the tagger's own.</summary>
    public void Dispose()
    {
        _tagger.Dispose();
        _client.Dispose();
    }

    private static IGoogleTransport MakeTransport(GoogleVisionOptions options, CloudTagger tagger)
    {
        var (endpoint, parent) = (GoogleAddress.EndpointOf(options), GoogleAddress.ParentOf(options));
        return options.Transport == GoogleVisionTransport.Rest
            ? new GoogleRestTransport(endpoint, parent, tagger)
            : new GoogleGrpcTransport(endpoint, parent, tagger);
    }

    private async Task<TaggingResponse> TagOneAsync(ImageInput image, TaggingOptions? options, CancellationToken cancellationToken)
    {
        var started = _tagger.Time.GetTimestamp();
        var ask = Ask(options);
        var sent = await _loader.LoadAsync(image, cancellationToken).ConfigureAwait(false);
        var answers = await _client.AnnotateAsync([sent], ask, started, cancellationToken).ConfigureAwait(false);
        return answers[0].Response ?? throw answers[0].Error!;
    }

    private GoogleAsk Ask(TaggingOptions? options) => options is null ? _defaultAsk : GoogleAsk.From(_options, options);
}
