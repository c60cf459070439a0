using System.Collections.Concurrent;

namespace VisionAdapters.Bakeoff.Tests;

/// <summary>Answers by an image's name, the same each time, and counts how often it was asked for each.</summary>
internal sealed class FakeTagger(Func<string, CancellationToken, Task<TaggingResponse>> answer) : IImageTagger
{
    private int _underWay;
    private int _maxUnderWay;

    public FakeTagger(Func<string, TaggingResponse> answer)
        : this((name, _) => Task.FromResult(answer(name)))
    {
    }

    public ConcurrentDictionary<string, int> Asked { get; } = new(StringComparer.Ordinal);

    public int MaxUnderWay => _maxUnderWay;

    public string ModelVersion { get; init; } = "fake-1";

    /// <summary>Gets the address of the service that it plays; null plays a local model.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Makes an answer of one label of the model's category head.</summary>
    public static TaggingResponse Says(string category, double confidence = 0.9) => new()
    {
        Provider = "onnx-fashion",
        ModelVersion = "fake-1",
        Latency = TimeSpan.FromMilliseconds(10),
        Tags = [new ImageTag { Name = category, Confidence = confidence, Group = "category" }],
    };

    public async Task<TaggingResponse> TagAsync(ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        Asked.AddOrUpdate(image.Name!, 1, (_, count) => count + 1);
        var underWay = Interlocked.Increment(ref _underWay);
        InterlockedMax(underWay);
        try
        {
            return await answer(image.Name!, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(TaggerMetadata) ? new TaggerMetadata { ProviderId = "onnx-fashion", ModelVersion = ModelVersion, Endpoint = Endpoint } : null;

    public void Dispose()
    {
    }

    private void InterlockedMax(int value)
    {
        var seen = _maxUnderWay;
        while (value > seen)
        {
            seen = Interlocked.CompareExchange(ref _maxUnderWay, value, seen);
        }
    }
}
