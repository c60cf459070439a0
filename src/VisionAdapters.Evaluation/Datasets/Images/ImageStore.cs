namespace VisionAdapters.Evaluation;

/// <summary>The images of a labelled set by name. Safe for use from many threads at once.</summary>
internal abstract class ImageStore : IDisposable
{
    /// <summary>The bytes that tell an image's format.</summary>
    protected const int HeaderBytes = 64;

    /// <summary>Gets a text that changes when the store's content surely has changed; null when the store does not know.</summary>
    public virtual string? Fingerprint => null;

    /// <summary>Gets where the images lie, for messages.</summary>
    public abstract string Location { get; }

    /// <summary>Lists the names of all files, in ordinal order.</summary>
    public abstract IReadOnlyList<string> ListNames();

    /// <summary>Tells whether there is a file of that name.</summary>
    public abstract bool Contains(string name);

    /// <summary>Makes a source of an image that the store contains.</summary>
    public abstract ImageSource Open(string name);

    /// <summary>Tells why a file that the store contains is no image, by its first bytes; null when it is one.</summary>
    public virtual string? FindFault(string name)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        try
        {
            var count = ReadHeader(name, header);
            return count switch
            {
                0 => "is empty",
                _ when ImageHeader.Read(header[..count]).Format == ImageFormat.Unknown => "is no JPEG, PNG, WebP, GIF or BMP by its first bytes",
                _ => null,
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"cannot be read: {exception.Message}";
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a folder or an uncompressed tar.</summary>
    public static ImageStore OpenPath(string path)
    {
        if (Directory.Exists(path))
        {
            return new FolderImageStore(path);
        }

        if (!File.Exists(path))
        {
            throw new InputFileException(path, line: null, "the images are not here: name an existing folder or .tar file.");
        }

        return TarImageStore.OpenFile(path);
    }

    /// <summary>Reads the first bytes of a file that the store contains and returns how many there were.</summary>
    protected abstract int ReadHeader(string name, Span<byte> header);

    protected virtual void Dispose(bool disposing)
    {
    }
}
