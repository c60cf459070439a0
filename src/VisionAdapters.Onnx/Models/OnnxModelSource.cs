using VisionAdapters.Files;

namespace VisionAdapters.Onnx;

/// <summary>Where a model's sidecar, and the files that it names, are read from.</summary>
public sealed class OnnxModelSource
{
    private readonly Func<Stream> _openSidecar;
    private readonly Func<string, Stream> _openFile;
    private readonly string? _folder;

    private OnnxModelSource(string name, Func<Stream> openSidecar, Func<string, Stream> openFile, string? folder)
    {
        Name = name;
        _openSidecar = openSidecar;
        _openFile = openFile;
        _folder = folder;
    }

    /// <summary>Gets the sidecar's path, or the name that messages give it.</summary>
    public string Name { get; }

    /// <summary>Makes a source of a sidecar on disk; the files that it names are found relative to its folder.</summary>
    /// <param name="sidecarPath">The path of the JSON sidecar.</param>
    /// <returns>The source.</returns>
    public static OnnxModelSource FromFile(string sidecarPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(sidecarPath);
        var folder = Path.GetDirectoryName(Path.GetFullPath(sidecarPath))!;
        return new OnnxModelSource(
            sidecarPath,
            () => RegularFile.OpenRead(sidecarPath),
            file => RegularFile.OpenRead(Path.Combine(folder, file)),
            folder);
    }

    /// <summary>Makes a source of streams, such as embedded resources.</summary>
    /// <param name="name">A name for messages.</param>
    /// <param name="openSidecar">Opens the JSON sidecar.</param>
    /// <param name="openFile">Opens a file by the name that the sidecar gives it: the model, or a list of labels.</param>
    /// <returns>The source.</returns>
    public static OnnxModelSource FromStreams(string name, Func<Stream> openSidecar, Func<string, Stream> openFile)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(openSidecar);
        ArgumentNullException.ThrowIfNull(openFile);
        return new OnnxModelSource(name, openSidecar, openFile, folder: null);
    }

    /// <summary>Gets the path of a file that the sidecar names, or null when there is no file system behind the source.</summary>
    /// <exception cref="OnnxModelException">The path leads out of the sidecar's folder.</exception>
    internal string? PathOf(string file)
    {
        if (_folder is null)
        {
            return null;
        }

        return ContainedPath.Resolve(_folder, file) ?? throw new OnnxModelException(
            Name,
            null,
            $"the path '{file}' leads out of the sidecar's folder, and whoever wrote the sidecar shall not choose what else is read. "
            + "Put the file beside the sidecar.");
    }

    /// <summary>Tells whether there is a file of that name.</summary>
    internal bool Has(string file)
    {
        if (PathOf(file) is { } path)
        {
            return File.Exists(path);
        }

        try
        {
            using var stream = _openFile(file);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or OnnxModelException)
        {
            return false;
        }
    }

    internal Stream OpenSidecar() => Open(Name, "give the path of the model's JSON sidecar", _openSidecar);

    internal Stream OpenFile(string file, string cure) => Open(PathOf(file) ?? file, cure, () => _openFile(file));

    private static Stream Open(string file, string cure, Func<Stream> open)
    {
        try
        {
            return open();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var what = exception is FileNotFoundException or DirectoryNotFoundException
                ? "the file does not exist"
                : exception.Message.TrimEnd('.');
            throw new OnnxModelException(file, null, $"{what}; {cure}.", exception);
        }
    }
}
