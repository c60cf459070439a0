using System.Runtime.InteropServices;
using Amazon.Rekognition;
using Amazon.Rekognition.Model;
using Amazon.Runtime;
using VisionAdapters.Aws.Calls;
using VisionAdapters.Clients;
using VisionAdapters.Http;

namespace VisionAdapters.Aws;

/// <summary>Asks the application's client, whose typed answer is written as JSON and read as the service's own.</summary>
internal sealed class AmazonRekognitionTagger : IImageTagger
{
    private const float Percent = 100;

    private static readonly CloudService Service = new(AwsRekognitionAnswer.ProviderId, "Amazon Rekognition");

    private readonly IAmazonRekognition _client;
    private readonly TaggingFeatures _features;
    private readonly string? _customModel;
    private readonly int? _maxDominantColors;
    private readonly ClientTagger _tagger;

    public AmazonRekognitionTagger(IAmazonRekognition client, AmazonRekognitionTaggerOptions options, TimeProvider? timeProvider)
    {
        ClientTaggerChecks.ThrowIfInvalid<AmazonRekognitionTaggerOptions>(
            options.Timeout, options.ProjectVersionArn is null && AwsFeatures.From(options.Features).IsEmpty, AwsFeatures.Offered);
        _client = client;
        _features = options.Features;
        _customModel = options.ProjectVersionArn;
        _maxDominantColors = options.MaxDominantColors;
        _tagger = new ClientTagger(
            Service, typeof(IImageTagger), Describe(_customModel, options.ClientRetries), options.Timeout, timeProvider);
    }

    public Task<TaggingResponse> TagAsync(
        ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        return _tagger.RunAsync(token => CallAsync(image, options, token), cancellationToken);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        _tagger.GetService(this, serviceType, serviceKey, _client);

    public void Dispose() => _tagger.Dispose();

    // As the tagger that calls the service itself tells of it.
    private static TaggerMetadata Describe(string? customModel, bool clientRetries) => new()
    {
        ProviderId = Service.Id,
        ProviderName = Service.Name,
        ModelVersion = customModel,
        Features = customModel is null ? AwsFeatures.Offered : TaggingFeatures.Tags,
        BillableUnit = customModel is null ? "feature per image" : "hour of the running model",
        ReferenceSchemes = ["s3"],
        ClientRetries = clientRetries,
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
        if (features.IsEmpty && _customModel is null)
        {
            throw Service.NotOffered($"offers none of the features asked for: take any of {AwsFeatures.Offered}.");
        }

        EnglishNames.ThrowIfOtherLanguage(Service, options);
        var picture = await ReadAsync(image, cancellationToken).ConfigureAwait(false);
        var (answer, json) = await AskAsync(picture, features, options, cancellationToken).ConfigureAwait(false);
        return _tagger.Complete(
            AwsRekognitionAnswer.Parse(json),
            options,
            started,
            _customModel is null ? features.Usage(_client.Config.RegionEndpoint?.SystemName ?? _client.Config.AuthenticationRegion) : [],
            answer.ResponseMetadata?.RequestId);
    }

    private async Task<Image> ReadAsync(ImageInput image, CancellationToken cancellationToken)
    {
        if (image.Uri is { Scheme: "s3" } address)
        {
            var found = S3Reference.Parse(address) ?? throw Service.Failure(
                TaggingErrorKind.InvalidRequest, $"cannot find {image}: write s3://bucket/name or s3://bucket/name?versionId=ID.");
            return new Image { S3Object = new S3Object { Bucket = found.Bucket, Name = found.Name, Version = found.Version } };
        }

        var bytes = await _tagger.LoadAsync(image, cancellationToken).ConfigureAwait(false);
        return new Image
        {
            Bytes = MemoryMarshal.TryGetArray(bytes, out var array)
                ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false, publiclyVisible: true)
                : new MemoryStream(bytes.ToArray(), writable: false),
        };
    }

    private async Task<(AmazonWebServiceResponse Answer, ReadOnlyMemory<byte> Json)> AskAsync(
        Image image, AwsFeatures features, TaggingOptions? options, CancellationToken cancellationToken)
    {
        try
        {
            if (_customModel is not null)
            {
                var custom = await _client.DetectCustomLabelsAsync(
                    new DetectCustomLabelsRequest
                    {
                        ProjectVersionArn = _customModel,
                        Image = image,
                        MaxResults = options?.MaxTags,
                        MinConfidence = MinConfidence(options),
                    },
                    cancellationToken).ConfigureAwait(false);
                return (custom, RekognitionJson.Write(custom));
            }

            var answer = await _client.DetectLabelsAsync(Request(image, features, options), cancellationToken).ConfigureAwait(false);
            return (answer, RekognitionJson.Write(answer));
        }
        catch (AmazonUnmarshallingException exception)
        {
            throw Service.Failure(TaggingErrorKind.ProtocolError, "gave an answer that its client cannot read.", exception);
        }
        catch (AmazonServiceException exception)
        {
            throw Explain(AwsRekognitionErrors.From(exception), isSent: image.Bytes is not null);
        }
        catch (AmazonClientException exception)
        {
            throw exception.InnerException is { } cause && TransportFailure.Is(cause)
                ? TransportFailure.ToException(Service, cause)
                : Service.Failure(TaggingErrorKind.Authentication, $"was not called: {exception.Message}", exception);
        }
    }

    // The service takes bounds of labels only from who asks for labels.
    private DetectLabelsRequest Request(Image image, AwsFeatures features, TaggingOptions? options) => new()
    {
        Image = image,
        MaxLabels = features.GeneralLabels ? options?.MaxTags : null,
        MinConfidence = features.GeneralLabels ? MinConfidence(options) : null,
        Features = (features.ImageProperties, features.GeneralLabels) switch
        {
            (true, true) => ["GENERAL_LABELS", "IMAGE_PROPERTIES"],
            (true, false) => ["IMAGE_PROPERTIES"],
            _ => null,
        },
        Settings = features.ImageProperties && _maxDominantColors is not null
            ? new DetectLabelsSettings
            {
                ImageProperties = new DetectLabelsImagePropertiesSettings { MaxDominantColors = _maxDominantColors },
            }
            : null,
    };

    private static float? MinConfidence(TaggingOptions? options) => (float?)(options?.MinimumConfidence * Percent);

    // An image that was checked before it was sent has the beginning of a format that the service takes: it is damaged.
    private static TaggingException Explain(TaggingException error, bool isSent) =>
        isSent && error.Kind == TaggingErrorKind.UnsupportedFormat
            ? new TaggingException(error) { Kind = TaggingErrorKind.InvalidImage, Scope = TaggingErrorScope.Request }
            : error;
}
