using Google.Cloud.Vision.V1;
using Google.Protobuf;

namespace VisionAdapters.Google;

/// <summary>
/// The tagger that calls the service itself, with the application's client in the place of its transport: what travels is protobuf either
/// way.
/// </summary>
internal sealed class ImageAnnotatorTagger : IImageTagger, IBatchImageTagger
{
    private readonly ImageAnnotatorClient _client;
    private readonly GoogleVisionTagger _tagger;
    private readonly TaggerMetadata _metadata;

    public ImageAnnotatorTagger(ImageAnnotatorClient client, GoogleVisionOptions options, bool clientRetries, TimeProvider? timeProvider)
    {
        _client = client;
        _tagger = GoogleVisionTagger.OverClient(options, CallAsync, timeProvider);
        _metadata = new TaggerMetadata(_tagger.GetService<TaggerMetadata>()!) { ClientRetries = clientRetries };
    }

    public int MaxBatchSize => _tagger.MaxBatchSize;

    public Task<TaggingResponse> TagAsync(
        ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default) =>
        _tagger.TagAsync(image, options, cancellationToken);

    public Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(
        IReadOnlyList<ImageInput> images, TaggingOptions? options = null, CancellationToken cancellationToken = default) =>
        _tagger.TagBatchAsync(images, options, cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null : Array.Find<object>([this, _metadata, _client], serviceType.IsInstanceOfType);
    }

    public void Dispose() => _tagger.Dispose();

    private async Task<byte[]> CallAsync(byte[] request, CancellationToken cancellationToken)
    {
        var answer = await _client.BatchAnnotateImagesAsync(BatchAnnotateImagesRequest.Parser.ParseFrom(request), cancellationToken)
            .ConfigureAwait(false);
        return answer.ToByteArray();
    }
}
