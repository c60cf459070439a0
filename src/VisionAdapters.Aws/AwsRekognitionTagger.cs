using Microsoft.Extensions.Options;
using VisionAdapters.Aws.Calls;
using VisionAdapters.Http;

namespace VisionAdapters.Aws;

/// <summary>Amazon Rekognition's <c>DetectLabels</c>, or <c>DetectCustomLabels</c> of a custom model, as a tagger.</summary>
/// <remarks>
/// <para>Safe for use from many threads. A call is one signed request: nothing is sent again. <c>s3://</c> addresses go to the service as
/// addresses, every other
/// image as its bytes, of which no second copy is made; an image that the service would refuse is refused before it is sent, and before it
/// is paid.</para>
/// <para><see cref="TaggingOptions.MaxTags"/> and <see cref="TaggingOptions.MinimumConfidence"/> are the service's own bounds; without the
/// latter it leaves out
/// labels below 0.55. Where a label was seen is told by its tag's regions. <see cref="TaggingOptions.Language"/> and
/// <see cref="TaggingOptions.ModelId"/> have
/// no meaning here. Disposing ends the calls under way with <see cref="ObjectDisposedException"/>. <see cref="GetService"/> gives
/// <see cref="TaggerMetadata"/>.</para>
/// </remarks>
public sealed class AwsRekognitionTagger : IImageTagger
{
    internal static readonly CloudService Service = new(AwsRekognitionAnswer.ProviderId, "Amazon Rekognition");

    private readonly bool _isCustom;
    private readonly string _region;
    private readonly TaggingFeatures _features;
    private readonly TimeProvider _time;
    private readonly TaggerMetadata _metadata;
    private readonly AwsRequestBody _body;
    private readonly AwsClient _client;
    private readonly CallGate _gate;
    private readonly HttpClient? _ownClient;

    /// <summary>
    /// Initializes a new instance of the <see cref="AwsRekognitionTagger"/> class. Make it once and share it: it keeps its connections.
    /// </summary>
    /// <param name="options">How the service is called. Later changes of the options have no effect.</param>
    /// <exception cref="OptionsValidationException">An option is missing or not valid.</exception>
    public AwsRekognitionTagger(AwsRekognitionOptions options)
        : this(AwsRekognitionOptionsValidator.Validated(options), TaggerHttpClient.Create)
    {
    }

    /// <param name="options">Valid options, which nobody changes any more.</param>
    /// <param name="makeClient">Makes the client that the tagger owns, unless the options have one.</param>
    internal AwsRekognitionTagger(AwsRekognitionOptions options, Func<HttpClient> makeClient)
    {
        var region = AwsRegion.Find(options.Region)!;
        _isCustom = options.ProjectVersionArn is not null;
        _region = region.SystemName;
        _features = options.Features;
        _time = options.TimeProvider;
        _metadata = Describe(options.Endpoint ?? AwsRegion.Address(region), options.ProjectVersionArn);
        _body = new AwsRequestBody(options);
        _ownClient = options.HttpClient is null ? makeClient() : null;
        _client = new AwsClient(
            Service,
            options.HttpClient ?? _ownClient!,
            _metadata.Endpoint!,
            _body.Operation,
            new AwsRequestSigner(Service, options.Credentials, region, _time),
            _time);
        _gate = new CallGate(Service, typeof(AwsRekognitionTagger), options.Timeout, _time);
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
            : null;
    }

    /// <summary>Ends the calls under way and closes the connections that are the tagger's own.</summary>
    public void Dispose()
    {
        _gate.Dispose();
        _client.Dispose();
        _ownClient?.Dispose();
    }

    private static TaggerMetadata Describe(Uri endpoint, string? customModel) => new()
    {
        ProviderId = Service.Id,
        ProviderName = Service.Name,
        ModelVersion = customModel,
        Endpoint = endpoint,
        Features = customModel is null ? AwsFeatures.Offered : TaggingFeatures.Tags,
        BillableUnit = customModel is null ? "feature per image" : "hour of the running model",
        Limits = new ImageLimits
        {
            Formats = [ImageFormat.Jpeg, ImageFormat.Png],
            MaxBytes = (customModel is null ? 5 : 4) * 1024 * 1024,
            MinSide = 80,
            MaxSide = 10_000,
            ReferenceSchemes = ["s3"],
        },
    };

    private async Task<TaggingResponse> CallAsync(ImageInput image, TaggingOptions? options, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var features = AwsFeatures.Of(options?.Features ?? _features);
        if (features.IsEmpty && !_isCustom)
        {
            throw Service.Failure(TaggingErrorKind.InvalidRequest, $"offers none of the features asked for: take any of {AwsFeatures.Offered}.");
        }

        using var body = await BodyAsync(image, features, options, cancellationToken).ConfigureAwait(false);
        var answer = await _client.PostAsync(body, cancellationToken).ConfigureAwait(false);
        var response = Read(answer, isSent: image.Uri?.Scheme != "s3");
        return answer.Complete(response, options, _time.GetElapsedTime(started), _isCustom ? [] : features.Usage(_region));
    }

    private static TaggingResponse Read(HttpAnswer answer, bool isSent)
    {
        try
        {
            return answer.Read(AwsRekognitionAnswer.Parse);
        }
        catch (TaggingException exception) when (isSent && exception.Kind == TaggingErrorKind.UnsupportedFormat)
        {
            throw ImageCheck.Damaged(exception);
        }
    }

    private async Task<Base64JsonContent> BodyAsync(ImageInput image, AwsFeatures features, TaggingOptions? options, CancellationToken cancellationToken)
    {
        if (image.Uri is { Scheme: "s3" } address)
        {
            return _body.Of(
                S3Reference.Of(address) ?? throw Service.Failure(TaggingErrorKind.InvalidRequest, $"cannot find {image}: write s3://bucket/name or s3://bucket/name?versionId=ID."),
                features,
                options);
        }

        var content = await image.LoadAsync(_metadata.Limits.MaxBytes, cancellationToken).ConfigureAwait(false);
        ImageCheck.Check(Service, image, content, _metadata.Limits);
        return _body.Of(content.Bytes, features, options);
    }
}
