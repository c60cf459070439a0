namespace VisionAdapters.Tests;

/// <summary>Answers by a function, and remembers whether it was disposed.</summary>
internal sealed class StubTagger(Func<ImageInput, CancellationToken, Task<TaggingResponse>> answer) : IImageTagger
{
    public bool IsDisposed { get; private set; }

    public TaggingOptions? LastOptions { get; private set; }

    public IBatchImageTagger? Batches { get; init; }

    public static TaggingResponse Response(string name) => new() { Provider = name, Tags = [] };

    public Task<TaggingResponse> TagAsync(ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        LastOptions = options;
        return answer(image, cancellationToken);
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        if (serviceKey is not null)
        {
            return null;
        }

        return serviceType == typeof(IBatchImageTagger) ? Batches : serviceType.IsInstanceOfType(this) ? this : null;
    }

    public void Dispose() => IsDisposed = true;
}
