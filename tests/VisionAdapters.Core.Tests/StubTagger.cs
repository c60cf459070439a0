namespace VisionAdapters.Tests;

/// <summary>A tagger whose answer the test gives, and which keeps what it was asked.</summary>
internal class StubTagger(
    Func<ImageInput, TaggingResponse>? answer = null, ImageLimits? limits = null, params IReadOnlyList<string> referenceSchemes) : IImageTagger
{
    private readonly TaggerMetadata _metadata = new() { ProviderId = "stub", Limits = limits ?? new ImageLimits(), ReferenceSchemes = referenceSchemes };

    public List<ImageInput> Asked { get; } = [];

    public bool IsDisposed { get; private set; }

    public static TaggingResponse Answer(params string[] tags) =>
        new() { Provider = "stub", ModelVersion = "7", RequestId = "r1", Tags = [.. tags.Select(tag => new ImageTag { Name = tag, Confidence = 1 })] };

    public Task<TaggingResponse> TagAsync(ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(AnswerOne(image));
        }
        catch (Exception exception)
        {
            return Task.FromException<TaggingResponse>(exception);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType.IsInstanceOfType(this) ? this : serviceType == typeof(TaggerMetadata) ? _metadata : null;

    public void Dispose() => IsDisposed = true;

    protected TaggingResponse AnswerOne(ImageInput image)
    {
        Asked.Add(image);
        return answer is null ? Answer("shirt", "blue") : answer(image);
    }
}
