namespace VisionAdapters;

/// <summary>Describes images with tags.</summary>
/// <remarks>
/// Implementations are safe for use from many threads at once. Disposing a tagger disposes what it owns;
/// a delegating tagger owns its inner tagger.
/// </remarks>
public interface IImageTagger : IDisposable
{
    /// <summary>Tags one image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="options">What to ask for; <see langword="null"/> asks for the tagger's defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What the tagger says of the image.</returns>
    /// <exception cref="TaggingException">The image could not be tagged; the kind says why.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<TaggingResponse> TagAsync(ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks the tagger, and the taggers inside it, for an object of a type: metadata, an inner tagger, a vendor's client.
    /// </summary>
    /// <param name="serviceType">The type asked for.</param>
    /// <param name="serviceKey">An optional key of the service.</param>
    /// <returns>The object, or <see langword="null"/> when there is none.</returns>
    object? GetService(Type serviceType, object? serviceKey = null);
}
