using VisionAdapters.Files;

namespace VisionAdapters;

/// <summary>Where an image comes from. Nothing is read before <see cref="LoadAsync"/>.</summary>
public abstract class ImageInput
{
    private protected ImageInput(string? name, Uri? uri = null)
    {
        Name = name;
        Uri = uri;
    }

    /// <summary>
    /// Gets the maximum number of bytes that <see cref="LoadAsync"/> reads unless the caller sets another limit: 64 MiB.
    /// </summary>
    public static long DefaultMaxBytes => 64L * 1024 * 1024;

    /// <summary>Gets a name for messages: a file name, a URI, or what the caller gave.</summary>
    public string? Name { get; }

    /// <summary>Gets the address of an image that a provider may fetch itself (<c>https</c>, <c>http</c>, <c>gs</c>, <c>s3</c>).</summary>
    public Uri? Uri { get; }

    /// <summary>Makes a source of bytes in memory.</summary>
    /// <param name="bytes">The encoded image. The caller must not change the bytes afterwards.</param>
    /// <param name="name">A name for messages.</param>
    /// <returns>The source.</returns>
    public static ImageInput FromBytes(ReadOnlyMemory<byte> bytes, string? name = null) => new BytesImageInput(bytes, name);

    /// <summary>Makes a source of a file, which is opened anew for each load.</summary>
    /// <param name="path">The file's path.</param>
    /// <returns>The source.</returns>
    public static ImageInput FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new StreamImageInput(_ => ValueTask.FromResult<Stream>(OpenFile(path)), path, readOnce: false);
    }

    /// <summary>Makes a source of a stream, which is read and disposed by the first load; its bytes are kept.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="name">A name for messages.</param>
    /// <returns>The source.</returns>
    public static ImageInput FromStream(Stream stream, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new StreamImageInput(_ => ValueTask.FromResult(stream), name, readOnce: true);
    }

    /// <summary>Makes a source of streams: each load opens one and disposes it.</summary>
    /// <param name="open">Opens a stream at the image's first byte.</param>
    /// <param name="name">A name for messages.</param>
    /// <returns>The source.</returns>
    public static ImageInput FromStreams(Func<CancellationToken, ValueTask<Stream>> open, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new StreamImageInput(open, name, readOnce: false);
    }

    /// <summary>Makes a source of an address: <c>https</c>, <c>gs</c>, <c>s3</c>, or <c>http</c> where the policy allows it.</summary>
    /// <remarks>
    /// A tagger whose service fetches such an address itself passes it on; for all others the image is fetched here, as far as the policy
    /// allows. A file is named by <see cref="FromFile"/>, never by an address.
    /// </remarks>
    /// <param name="uri">The absolute address.</param>
    /// <param name="policy">What is allowed in fetching; <see langword="null"/> means <see cref="ImageFetchPolicy.Default"/>.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException"><paramref name="uri"/> is relative or of another scheme.</exception>
    public static ImageInput FromUri(Uri uri, ImageFetchPolicy? policy = null) => FromUri(uri, policy, client: null);

    /// <summary>Makes a source of an address that is fetched by a client of your own.</summary>
    /// <remarks>
    /// The client decides what is connected to and whether it follows redirects by itself, so only the part of the policy holds that can be
    /// seen from outside: the scheme, addresses written as numbers, time, size and the redirects that the client leaves alone.
    /// </remarks>
    /// <param name="uri">The absolute address.</param>
    /// <param name="httpClient">Fetches the image. It must send nothing that the host may not see, such as keys in default headers.</param>
    /// <param name="policy">What is allowed in fetching; <see langword="null"/> means <see cref="ImageFetchPolicy.Default"/>.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException"><paramref name="uri"/> is relative or of another scheme.</exception>
    public static ImageInput FromUri(Uri uri, HttpClient httpClient, ImageFetchPolicy? policy = null)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        return FromUri(uri, policy, httpClient);
    }

    /// <summary>Reads the encoded image.</summary>
    /// <param name="maxBytes">The greatest number of bytes to read; <see langword="null"/> means <see cref="DefaultMaxBytes"/>.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The image's bytes and header.</returns>
    /// <exception cref="TaggingException">
    /// The image is missing or empty (<see cref="TaggingErrorKind.InvalidImage"/>), too large
    /// (<see cref="TaggingErrorKind.ImageTooLarge"/>), not allowed to be fetched (<see cref="TaggingErrorKind.InvalidRequest"/>),
    /// cannot be fetched (<see cref="TaggingErrorKind.Unavailable"/>), or only its provider can fetch it
    /// (<see cref="TaggingErrorKind.InvalidRequest"/>).
    /// </exception>
    public abstract ValueTask<ImageContent> LoadAsync(long? maxBytes = null, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public override string ToString() => Name ?? Uri?.ToString() ?? "image";

    private protected TaggingException TooLarge(long limit) =>
        new(TaggingErrorKind.ImageTooLarge, $"{this} has more than {limit} bytes: shrink the image or raise the limit.")
        {
            Scope = TaggingErrorScope.Provider,
        };

    private protected TaggingException Empty() =>
        new(TaggingErrorKind.InvalidImage, $"{this} is empty.");

    private static ImageInput FromUri(Uri uri, ImageFetchPolicy? policy, HttpClient? client)
    {
        ArgumentNullException.ThrowIfNull(uri);
        if (!uri.IsAbsoluteUri)
        {
            throw new ArgumentException($"'{uri}' is relative: give an absolute address, or use FromFile.", nameof(uri));
        }

        return uri.Scheme switch
        {
            "http" or "https" => new HttpImageInput(uri, policy ?? ImageFetchPolicy.Default, client),
            "gs" or "s3" => new ReferenceImageInput(uri),
            "file" => throw new ArgumentException("An address never names a file: use FromFile with its path.", nameof(uri)),
            _ => throw new ArgumentException($"'{uri.Scheme}' addresses are not supported: use https, gs or s3.", nameof(uri)),
        };
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            return RegularFile.OpenRead(path, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TaggingException(TaggingErrorKind.InvalidImage, $"{path} cannot be opened: {exception.Message}", exception);
        }
    }
}
