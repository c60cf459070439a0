namespace VisionAdapters.Pipelines;

/// <summary>Keeps a pipeline from disposing a tagger that belongs to somebody else.</summary>
internal sealed class UnownedImageTagger(IImageTagger tagger) : IImageTagger
{
    public Task<TaggingResponse> TagAsync(
        ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default) =>
        tagger.TagAsync(image, options, cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => tagger.GetService(serviceType, serviceKey);

    public void Dispose()
    {
    }
}
