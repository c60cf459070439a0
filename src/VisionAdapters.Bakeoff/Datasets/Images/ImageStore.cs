using VisionAdapters.Files;

namespace VisionAdapters.Bakeoff;

/// <summary>The images of a labeled set by name. Safe for use from many threads at once.</summary>
public abstract class ImageStore : IDisposable
{
    /// <summary>The bytes that tell an image's format.</summary>
    private const int HeaderBytes = 64;

    private protected ImageStore()
    {
    }

    /// <summary>Gets a text that changes when the store's content surely has changed; null when the store does not know.</summary>
    public virtual string? Fingerprint => null;

    /// <summary>Gets where the images lie, for messages.</summary>
    public abstract string Location { get; }

    /// <summary>Lists the names of all files, in ordinal order.</summary>
    /// <returns>The names.</returns>
    public abstract IReadOnlyList<string> ListNames();

    /// <summary>Tells whether there is a file of that name.</summary>
    /// <param name="name">The name, with forward slashes.</param>
    /// <returns>Whether there is one.</returns>
    public abstract bool Contains(string name);

    /// <summary>Makes a source of an image that the store contains.</summary>
    /// <param name="name">The name of an image that the store contains.</param>
    /// <returns>The source. Nothing is read before it is loaded; the store must not be disposed before.</returns>
    public abstract ImageInput Open(string name);

    /// <summary>Tells why a file that the store contains is no image, by its first bytes; null when it is one.</summary>
    /// <param name="name">The name of a file that the store contains.</param>
    /// <returns>What is wrong, to be put behind the file's name.</returns>
    public virtual string? FindFault(string name)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        try
        {
            var count = ReadHeader(name, header);
            return count switch
            {
                0 => "is empty",
                _ when ImageHeader.Read(header[..count]).Format == ImageFormat.Unknown => "is no JPEG, PNG, WebP, GIF or BMP by its first "
                    + "bytes",
                _ => null,
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"cannot be read: {exception.Message}";
        }
    }

    /// <summary>Closes the archive.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a folder, a zip or an uncompressed tar.</summary>
    /// <param name="path">The folder or the archive.</param>
    /// <returns>The store.</returns>
    /// <exception cref="InputFileException">There is no such folder or archive, or it is damaged.</exception>
    public static ImageStore OpenPath(string path)
    {
        if (Directory.Exists(path))
        {
            return new FolderImageStore(path);
        }

        if (!File.Exists(path))
        {
            throw new InputFileException(path, line: null, "the images are not here: name an existing folder, .zip or .tar file.");
        }

        return StartsAsZip(path) ? ZipImageStore.OpenFile(path) : TarImageStore.OpenFile(path);
    }

    private static bool StartsAsZip(string path)
    {
        try
        {
            using var file = RegularFile.OpenRead(path);
            Span<byte> start = stackalloc byte[4];
            return ZipImageStore.IsZip(start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputFileException(path, line: null, $"the archive cannot be opened: {exception.Message}", exception);
        }
    }

    /// <summary>Reads the first bytes of a file that the store contains and returns how many there were.</summary>
    private protected abstract int ReadHeader(string name, Span<byte> header);

    private protected virtual void Dispose(bool disposing)
    {
    }
}
