namespace VisionAdapters.Pipelines;

/// <summary>Stands in the place of a provider that could not be made: every call fails over to the next tagger.</summary>
internal sealed class UnmadeImageTagger(string key, Exception fault) : IImageTagger
{
    private readonly TaggerMetadata _metadata = new() { ProviderId = key, Features = TaggingFeatures.None };

    public Task<TaggingResponse> TagAsync(
        ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromException<TaggingResponse>(new TaggingException(
            TaggingErrorKind.InvalidRequest, $"{key} could not be made when the application started: {fault.Message}", fault)
        {
            Provider = key,
            Scope = TaggingErrorScope.Provider,
        });

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(TaggerMetadata) ? _metadata : null;

    public void Dispose()
    {
    }
}
