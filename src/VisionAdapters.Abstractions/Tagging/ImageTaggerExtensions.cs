namespace VisionAdapters;

/// <summary>Convenience methods of <see cref="IImageTagger"/>.</summary>
public static class ImageTaggerExtensions
{
    /// <summary>Asks the tagger, and the taggers inside it, for an object of a type.</summary>
    /// <typeparam name="TService">The type asked for.</typeparam>
    /// <param name="tagger">The tagger.</param>
    /// <param name="serviceKey">An optional key of the service.</param>
    /// <returns>The object, or the default of the type when there is none.</returns>
    public static TService? GetService<TService>(this IImageTagger tagger, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        return tagger.GetService(typeof(TService), serviceKey) is TService service ? service : default;
    }

    /// <summary>Tags an image file.</summary>
    /// <param name="tagger">The tagger.</param>
    /// <param name="path">The file's path.</param>
    /// <param name="options">What to ask for; <see langword="null"/> asks for the tagger's defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What the tagger says of the image.</returns>
    /// <exception cref="TaggingException">The image could not be tagged; the kind says why.</exception>
    public static Task<TaggingResponse> TagAsync(
        this IImageTagger tagger, string path, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        return tagger.TagAsync(ImageInput.FromFile(path), options, cancellationToken);
    }

    /// <summary>
    /// Tags the image at an address: <c>https</c>, <c>gs</c> or <c>s3</c>. It is fetched under <see cref="ImageFetchPolicy.Default"/>.
    /// </summary>
    /// <param name="tagger">The tagger.</param>
    /// <param name="uri">The absolute address.</param>
    /// <param name="options">What to ask for; <see langword="null"/> asks for the tagger's defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What the tagger says of the image.</returns>
    /// <exception cref="ArgumentException"><paramref name="uri"/> is relative or of another scheme.</exception>
    /// <exception cref="TaggingException">The image could not be tagged; the kind says why.</exception>
    public static Task<TaggingResponse> TagAsync(
        this IImageTagger tagger, Uri uri, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        return tagger.TagAsync(ImageInput.FromUri(uri), options, cancellationToken);
    }

    /// <summary>Tags an encoded image in memory.</summary>
    /// <param name="tagger">The tagger.</param>
    /// <param name="bytes">The encoded image, such as the bytes of a JPEG file. They must not change before the call has ended.</param>
    /// <param name="options">What to ask for; <see langword="null"/> asks for the tagger's defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What the tagger says of the image.</returns>
    /// <exception cref="TaggingException">The image could not be tagged; the kind says why.</exception>
    public static Task<TaggingResponse> TagAsync(
        this IImageTagger tagger, ReadOnlyMemory<byte> bytes, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        return tagger.TagAsync(ImageInput.FromBytes(bytes), options, cancellationToken);
    }
}
