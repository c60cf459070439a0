using Amazon.Runtime;
using Microsoft.Extensions.Options;
using VisionAdapters.Aws.Calls;
using VisionAdapters.Http;
using VisionAdapters.Settings;

namespace VisionAdapters.Aws;

/// <summary>Amazon Rekognition's <c>DetectLabels</c>, or <c>DetectCustomLabels</c> of a custom model, as a tagger.</summary>
/// <remarks>
/// <para>Safe for use from many threads. A call is one signed request: nothing is sent again. <c>s3://</c> addresses go to the service as
/// addresses, every other image as its bytes, of which no second copy is made; an image that the service would refuse is refused before it
/// is sent, and before it is paid.</para>
/// <para><see cref="TaggingOptions.MaxTags"/> and <see cref="TaggingOptions.MinimumConfidence"/> are the service's own bounds; without the
/// latter it leaves out labels below 0.55. Where a label was seen is told by its tag's regions. Labels are English:
/// <see cref="TaggingOptions.Language"/> must not name another language. <see cref="TaggingOptions.ModelId"/> has no meaning here.
/// Disposing ends the calls under way with <see cref="ObjectDisposedException"/>. <see cref="GetService"/> gives
/// <see cref="TaggerMetadata"/>.</para>
/// </remarks>
public sealed class AwsRekognitionTagger : IImageTagger
{
    private readonly bool _isCustom;
    private readonly string _region;
    private readonly TaggingFeatures _features;
    private readonly CloudTagger _tagger;
    private readonly AwsRequestBody _body;
    private readonly AwsClient _client;

    /// <summary>
    /// Initializes a new instance of the <see cref="AwsRekognitionTagger"/> class. Make it once and share it: it keeps its connections.
    /// </summary>
    /// <param name="options">How the service is called. They are copied: later changes have no effect.</param>
    /// <param name="handler">What requests go through, which the tagger does not dispose; <see langword="null"/> opens connections of its
    /// own. It must not follow redirects.</param>
    /// <param name="timeProvider">The clock, whose time signatures carry; <see langword="null"/> means the system's.</param>
    /// <exception cref="OptionsValidationException">An option is missing or not valid.</exception>
    /// <exception cref="ArgumentException">The handler follows redirects: a signature is for one address.</exception>
    public AwsRekognitionTagger(AwsRekognitionOptions options, HttpMessageHandler? handler = null, TimeProvider? timeProvider = null)
    {
        new AwsRekognitionOptionsValidator().Validated(options);
        var region = AwsRegion.Find(options.Region)!;
        _isCustom = options.ProjectVersionArn is not null;
        _region = region.SystemName;
        _features = options.Features;
        var metadata = Describe(options.Endpoint ?? AwsRegion.Address(region), options.ProjectVersionArn);
        _tagger = new CloudTagger(AwsService.Instance, typeof(AwsRekognitionTagger), metadata, options.Timeout, handler, timeProvider);
        _tagger.Secrets.Add(options.Credentials is BasicAWSCredentials basic ? basic.GetCredentials().SecretKey : null);
        _body = new AwsRequestBody(options);
        var signer = new AwsRequestSigner(AwsService.Instance, options.Credentials, region, _tagger.Time);
        _client = new AwsClient(_tagger, _body.Operation, signer);
    }

    /// <inheritdoc/>
    public Task<TaggingResponse> TagAsync(
        ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default) =>
        _tagger.TagAsync(image, token => CallAsync(image, options, token), cancellationToken);

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => _tagger.GetService(this, serviceType, serviceKey);

    /// <summary>Ends the calls under way and closes the connections that are the tagger's own.</summary>
    public void Dispose()
    {
        _tagger.Dispose();
        _client.Dispose();
    }

    // The limits of custom models are those of the Custom Labels guide.
    private static TaggerMetadata Describe(Uri endpoint, string? customModel) => new()
    {
        ProviderId = AwsService.Instance.Id,
        ProviderName = AwsService.Instance.Name,
        ModelVersion = customModel,
        Endpoint = endpoint,
        Features = customModel is null ? AwsFeatures.Offered : TaggingFeatures.Tags,
        BillableUnit = customModel is null ? "feature per image" : "hour of the running model",
        ReferenceSchemes = ["s3"],
        Limits = new ImageLimits
        {
            Formats = [ImageFormat.Jpeg, ImageFormat.Png],
            MaxBytes = (customModel is null ? 5 : 4) * 1024 * 1024,
            MinSide = customModel is null ? 80 : 64,
            MaxSide = customModel is null ? 10_000 : 4_096,
        },
    };

    private async Task<TaggingResponse> CallAsync(ImageInput image, TaggingOptions? options, CancellationToken cancellationToken)
    {
        var started = _tagger.Time.GetTimestamp();
        var features = AwsFeatures.From(options?.Features ?? _features);
        if (features.IsEmpty && !_isCustom)
        {
            throw AwsService.Instance.NotOffered(
                $"offers none of the features asked for: take any of {AwsFeatures.Offered}.");
        }

        EnglishNames.ThrowIfOtherLanguage(AwsService.Instance, options);
        using var body = await WriteAsync(image, features, options, cancellationToken).ConfigureAwait(false);
        var answer = await _client.PostAsync(body, cancellationToken).ConfigureAwait(false);
        var response = answer.ReadImage(AwsRekognitionAnswer.Parse, isSent: image.Uri?.Scheme != "s3");
        return answer.Complete(response, options, _tagger.Time.GetElapsedTime(started), _isCustom ? [] : features.Usage(_region));
    }

    private async Task<Base64JsonContent> WriteAsync(
        ImageInput image, AwsFeatures features, TaggingOptions? options, CancellationToken cancellationToken)
    {
        if (image.Uri is not { Scheme: "s3" } address)
        {
            return _body.Write(await _tagger.LoadAsync(image, cancellationToken).ConfigureAwait(false), features, options);
        }

        var reference = S3Reference.Parse(address) ?? throw AwsService.Instance.Failure(
            TaggingErrorKind.InvalidRequest, $"cannot find {image}: write s3://bucket/name or s3://bucket/name?versionId=ID.");
        return _body.Write(reference, features, options);
    }
}
