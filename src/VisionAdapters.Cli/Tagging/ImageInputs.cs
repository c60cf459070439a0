using VisionAdapters.Files;

namespace VisionAdapters.Cli;

/// <summary>
/// What was typed, turned into images: files, folders with everything below them, and addresses. What a file is, its first bytes decide, or
/// its ending where they say nothing.
/// </summary>
internal sealed class ImageInputs
{
    private static readonly string[] Endings =
        [".jpg", ".jpeg", ".jfif", ".png", ".webp", ".gif", ".bmp", ".heic", ".heif", ".avif", ".tif", ".tiff"];

    private static readonly string[] Schemes = ["http", "https", "gs", "s3", "file"];

    private readonly List<FoundImage> _images = [];
    private readonly List<string> _leftOut = [];

    private ImageInputs()
    {
    }

    /// <summary>Gets the images, in the order of the arguments and by name within a folder.</summary>
    public IReadOnlyList<FoundImage> Images => _images;

    /// <summary>Gets the files in folders that are no images. Hidden ones, whose names start with a dot, are not told.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    /// <summary>Finds the images.</summary>
    /// <exception cref="UsageException">There is no such file, or a folder holds no image.</exception>
    public static ImageInputs Expand(IReadOnlyList<string> inputs)
    {
        var found = new ImageInputs();
        foreach (var input in inputs)
        {
            found.Add(input);
        }

        return found;
    }

    /// <summary>Names what was left out.</summary>
    /// <returns>The exit code that it calls for.</returns>
    public int Tell(Screen screen)
    {
        foreach (var file in LeftOut)
        {
            screen.Say($"{file}: left out: it is no image by its first bytes.");
        }

        return LeftOut.Count > 0 ? ExitCode.SomeImagesFailed : ExitCode.Done;
    }

    private void Add(string input)
    {
        if (Uri.TryCreate(input, UriKind.Absolute, out var uri) && input.Contains("://", StringComparison.Ordinal))
        {
            _images.Add(Schemes.Contains(uri.Scheme, StringComparer.Ordinal)
                ? new FoundImage(input, uri.IsFile ? ImageInput.FromFile(uri.LocalPath) : ImageInput.FromUri(uri))
                : throw new UsageException($"'{input}': {uri.Scheme} addresses are not supported. Use one of: "
                    + $"{string.Join(", ", Schemes)}."));
        }
        else if (Directory.Exists(input))
        {
            AddFolder(input);
        }
        else
        {
            _images.Add(File.Exists(input)
                ? new FoundImage(input, ImageInput.FromFile(input))
                : throw new UsageException($"There is no file or folder '{input}'."));
        }
    }

    private void AddFolder(string folder)
    {
        var before = _images.Count;
        foreach (var file in FolderFiles.List(folder).Order(StringComparer.Ordinal))
        {
            if (Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) || StartsAsImage(file))
            {
                _images.Add(new FoundImage(file, ImageInput.FromFile(file)));
            }
            else if (!Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.')))
            {
                _leftOut.Add(file);
            }
        }

        if (_images.Count == before)
        {
            throw new UsageException($"'{folder}' holds no image (JPEG, PNG, WebP, GIF or BMP, told by the first bytes of each file).");
        }
    }

    private static bool StartsAsImage(string file)
    {
        try
        {
            using var handle = RegularFile.OpenHandle(file);
            Span<byte> start = stackalloc byte[64];
            return ImageHeader.Read(start[..RandomAccess.Read(handle, start, fileOffset: 0)]).Format != ImageFormat.Unknown;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return false;
        }
    }
}

/// <summary>An image and the name that results give it: as it was typed or found.</summary>
internal sealed record FoundImage(string Id, ImageInput Source);
