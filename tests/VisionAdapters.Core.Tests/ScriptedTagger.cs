using System.Collections.Concurrent;

namespace VisionAdapters.Tests;

/// <summary>
/// A tagger that takes single images, and batches when told to. A script answers each image; who was asked how often is kept.
/// </summary>
internal sealed class ScriptedTagger(Func<ImageInput, int, CancellationToken, Task<TaggingResponse>> script, int maxBatchSize = 1, string provider = "stub")
    : IImageTagger, IBatchImageTagger
{
    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.Ordinal);
    private int _calls;
    private int _underWay;

    public ScriptedTagger(Func<ImageInput, int, TaggingResponse> script, int maxBatchSize = 1, string provider = "stub")
        : this((image, time, _) => Task.FromResult(script(image, time)), maxBatchSize, provider)
    {
    }

    public Uri? Endpoint { get; init; }

    public ImageLimits Limits { get; init; } = new();

    public TaggingFeatures Features { get; init; } = TaggingFeatures.Tags;

    public ConcurrentQueue<string[]> Batches { get; } = [];

    public ConcurrentQueue<TaggingOptions?> Options { get; } = [];

    public int Calls => _calls;

    public int MostUnderWay { get; private set; }

    public bool IsDisposed { get; private set; }

    public int MaxBatchSize => maxBatchSize;

    public static TaggingException Error(TaggingErrorKind kind, TimeSpan? retryAfter = null) => new(kind, $"the provider's own words about {kind}") { RetryAfter = retryAfter };

    public int TimesAsked(string image) => _asked.GetValueOrDefault(image);

    public async Task<TaggingResponse> TagAsync(ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _calls);
        Options.Enqueue(options);
        MostUnderWay = Math.Max(MostUnderWay, Interlocked.Increment(ref _underWay));
        try
        {
            return await AnswerAsync(image, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    public async Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(IReadOnlyList<ImageInput> images, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _calls);
        Options.Enqueue(options);
        Batches.Enqueue([.. images.Select(image => image.Name!)]);
        var outcomes = new List<TaggingOutcome>();
        foreach (var image in images)
        {
            try
            {
                outcomes.Add(new TaggingOutcome(outcomes.Count, image, await AnswerAsync(image, cancellationToken)));
            }
            catch (TaggingException exception)
            {
                outcomes.Add(new TaggingOutcome(outcomes.Count, image, exception));
            }
        }

        return outcomes;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(IBatchImageTagger) ? (maxBatchSize > 1 ? this : null)
        : serviceType == typeof(TaggerMetadata) ? new TaggerMetadata { ProviderId = provider, Endpoint = Endpoint, Limits = Limits, Features = Features }
        : serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => IsDisposed = true;

    private Task<TaggingResponse> AnswerAsync(ImageInput image, CancellationToken cancellationToken) =>
        script(image, _asked.AddOrUpdate(image.Name!, 1, (_, times) => times + 1), cancellationToken);
}
