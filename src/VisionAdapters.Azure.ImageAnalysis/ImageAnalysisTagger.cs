using System.Text.Json;
using Azure;
using Azure.AI.Vision.ImageAnalysis;
using Azure.Identity;
using VisionAdapters.Azure.Calls;
using VisionAdapters.Clients;
using VisionAdapters.Http;
using VisionAdapters.Wire;

namespace VisionAdapters.Azure;

/// <summary>Asks the application's client, and reads the raw body that it keeps: its typed result has other names.</summary>
internal sealed class ImageAnalysisTagger : IImageTagger
{
    private static readonly CloudService Service = new(AzureVisionAnswer.ProviderId, "Azure AI Vision");

    private readonly ImageAnalysisClient _client;
    private readonly TaggingFeatures _features;
    private readonly AzureVisionExtras _extras;
    private readonly bool _isGenderNeutral;
    private readonly ClientTagger _tagger;

    public ImageAnalysisTagger(ImageAnalysisClient client, ImageAnalysisTaggerOptions options, TimeProvider? timeProvider)
    {
        ClientTaggerChecks.ThrowIfInvalid<ImageAnalysisTaggerOptions>(
            options.Timeout, AzureFeatures.From(options.Features, options.Extras).IsEmpty, AzureFeatures.Offered);
        _client = client;
        _features = options.Features;
        _extras = options.Extras;
        _isGenderNeutral = options.GenderNeutralCaptions;
        _tagger = new ClientTagger(Service, typeof(IImageTagger), Describe(options.ClientRetries), options.Timeout, timeProvider);
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
    private static TaggerMetadata Describe(bool clientRetries) => new()
    {
        ProviderId = Service.Id,
        ProviderName = Service.Name,
        Features = AzureFeatures.Offered,
        BillableUnit = "feature per image",
        ReferenceSchemes = ["https", "http"],
        ClientRetries = clientRetries,
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
        var features = AzureFeatures.From(options?.Features ?? _features, _extras);
        if (features.IsEmpty)
        {
            throw Service.NotOffered($"offers none of the features asked for: take any of {AzureFeatures.Offered}.");
        }

        var reference = image.Uri is { Scheme: "https" or "http" } uri ? uri : null;
        var body = reference is null ? await _tagger.LoadAsync(image, cancellationToken).ConfigureAwait(false) : default;
        var answer = await AskAsync(reference, body, features, options, cancellationToken).ConfigureAwait(false);
        var response = AzureVisionAnswer.Parse(answer.Content.ToMemory());
        var id = Header(answer, "apim-request-id") ?? Header(answer, "x-ms-request-id");
        return new TaggingResponse(_tagger.Complete(response, options, started, features.Usage(), id))
        {
            IsEmulated = Header(answer, WellKnown.EmulatorHeader) is not null,
        };
    }

    private async Task<Response> AskAsync(
        Uri? reference, ReadOnlyMemory<byte> body, AzureFeatures features, TaggingOptions? options, CancellationToken cancellationToken)
    {
        var (wanted, how) = (ToVisualFeatures(features), ToOptions(features, options));
        try
        {
            var result = reference is null
                ? await _client.AnalyzeAsync(BinaryData.FromBytes(body), wanted, how, cancellationToken).ConfigureAwait(false)
                : await _client.AnalyzeAsync(reference, wanted, how, cancellationToken).ConfigureAwait(false);
            return result.GetRawResponse();
        }
        catch (RequestFailedException exception)
        {
            throw Explain(exception, isSent: reference is null);
        }
        catch (AggregateException exception) when (exception.InnerExceptions[^1] is RequestFailedException last)
        {
            // What the client throws after its retries; the last of them counts.
            throw Explain(last, isSent: reference is null);
        }
        catch (AuthenticationFailedException exception)
        {
            throw Service.Failure(
                TaggingErrorKind.Authentication, $"was not called, because no token was given: {exception.Message}", exception);
        }
        catch (Exception exception) when (
            exception is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw Service.Failure(TaggingErrorKind.ProtocolError, "gave an answer that its client cannot read.", exception);
        }
    }

    private static VisualFeatures ToVisualFeatures(AzureFeatures features) =>
        (features.Common.HasFlag(TaggingFeatures.Tags) ? VisualFeatures.Tags : VisualFeatures.None)
        | (features.Common.HasFlag(TaggingFeatures.Objects) ? VisualFeatures.Objects : VisualFeatures.None)
        | (features.Common.HasFlag(TaggingFeatures.Captions) ? VisualFeatures.Caption : VisualFeatures.None)
        | (features.Extras.HasFlag(AzureVisionExtras.DenseCaptions) ? VisualFeatures.DenseCaptions : VisualFeatures.None)
        | (features.Extras.HasFlag(AzureVisionExtras.People) ? VisualFeatures.People : VisualFeatures.None)
        | (features.Extras.HasFlag(AzureVisionExtras.Read) ? VisualFeatures.Read : VisualFeatures.None);

    private ImageAnalysisOptions ToOptions(AzureFeatures features, TaggingOptions? options)
    {
        var result = default(ImageAnalysisOptions);
        result.Language = string.IsNullOrEmpty(options?.Language) ? null : options.Language;
        result.ModelVersion = string.IsNullOrEmpty(options?.ModelId) ? null : options.ModelId;
        result.GenderNeutralCaption = _isGenderNeutral && features.NeedsCaptions ? true : null;
        return result;
    }

    // An image that was checked before it was sent has the beginning of a format that the service takes: it is damaged.
    private static TaggingException Explain(RequestFailedException exception, bool isSent)
    {
        var error = AzureVisionErrors.From(exception);
        return isSent && error.Kind == TaggingErrorKind.UnsupportedFormat
            ? new TaggingException(error) { Kind = TaggingErrorKind.InvalidImage, Scope = TaggingErrorScope.Request }
            : error;
    }

    private static string? Header(Response answer, string name) => answer.Headers.TryGetValue(name, out var value) ? value : null;
}
