using System.Collections.Concurrent;

namespace VisionAdapters.Testing;

/// <summary>A tagger whose answers the test gives, and which keeps what it was asked. It is safe for use from many threads.</summary>
public sealed class StubImageTagger : IImageTagger
{
    private readonly Func<ImageInput, TaggingResponse> _answer;
    private readonly ConcurrentQueue<ImageInput> _asked = new();

    /// <summary>Initializes a new instance of the <see cref="StubImageTagger"/> class.</summary>
    /// <param name="answer">Answers an image, or throws a <see cref="TaggingException"/>.</param>
    /// <param name="providerId">The id of the provider that it stands for.</param>
    public StubImageTagger(Func<ImageInput, TaggingResponse> answer, string providerId = "stub")
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentException.ThrowIfNullOrEmpty(providerId);
        _answer = answer;
        Metadata = new TaggerMetadata { ProviderId = providerId };
    }

    /// <summary>Gets or sets what <see cref="IImageTagger.GetService"/> tells of the provider, such as its endpoint and limits.</summary>
    public TaggerMetadata Metadata { get; set; }

    /// <summary>Gets the images that were asked about, in order.</summary>
    public IReadOnlyCollection<ImageInput> Asked => _asked;

    /// <summary>Gets a value indicating whether the tagger was disposed.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>Makes a tagger that gives every image the same tags.</summary>
    /// <param name="providerId">The id of the provider that it stands for.</param>
    /// <param name="tags">The names and confidences.</param>
    /// <returns>The tagger.</returns>
    public static StubImageTagger Answering(string providerId, params (string Name, double Confidence)[] tags)
    {
        var response = new TaggingResponse
        {
            Provider = providerId,
            Tags = [.. tags.Select(tag => new ImageTag { Name = tag.Name, Confidence = tag.Confidence })],
        };
        return new StubImageTagger(_ => response, providerId);
    }

    /// <summary>Makes a tagger that fails at every image.</summary>
    /// <param name="providerId">The id of the provider that it stands for.</param>
    /// <param name="kind">The kind of the error.</param>
    /// <returns>The tagger.</returns>
    public static StubImageTagger Failing(string providerId, TaggingErrorKind kind) => new(
        _ => throw new TaggingException(kind, $"{providerId} fails in this test.") { Provider = providerId }, providerId);

    /// <inheritdoc/>
    public Task<TaggingResponse> TagAsync(
        ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<TaggingResponse>(cancellationToken);
        }

        _asked.Enqueue(image);
        try
        {
            return Task.FromResult(_answer(image));
        }
        catch (Exception exception)
        {
            return Task.FromException<TaggingResponse>(exception);
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(TaggerMetadata) ? Metadata
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <inheritdoc/>
    public void Dispose() => IsDisposed = true;
}
