using System.Text;
using VisionAdapters.Files;

namespace VisionAdapters.Bakeoff;

/// <summary>Images below a folder. Names use forward slashes and cannot leave the folder.</summary>
internal sealed class FolderImageStore : ImageStore
{
    private readonly string _root;
    private readonly Lazy<Dictionary<string, string>> _composedNames;

    public FolderImageStore(string folder)
    {
        _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        Location = folder;
        _composedNames = new Lazy<Dictionary<string, string>>(() => ListNames()
            .GroupBy(ComposedText.From, StringComparer.Ordinal)
            .ToDictionary(name => name.Key, name => name.First(), StringComparer.Ordinal));
    }

    public override string Location { get; }

    public override IReadOnlyList<string> ListNames()
    {
        var names = FolderFiles.List(_root)
            .Select(path => Path.GetRelativePath(_root, path).Replace(Path.DirectorySeparatorChar, '/'))
            .ToList();
        names.Sort(StringComparer.Ordinal);
        return names;
    }

    public override bool Contains(string name) => Resolve(name) is { } path && File.Exists(path);

    public override ImageInput Open(string name) => ImageInput.FromFile(Resolve(name)!);

    /// <summary>Tells whether a file that the store contains lies below a folder, links included.</summary>
    public bool IsBelow(string folder, string name) => ContainedPath.Resolve(folder, Resolve(name)!) is not null;

    private protected override int ReadHeader(string name, Span<byte> header)
    {
        using var handle = RegularFile.OpenHandle(Resolve(name)!);
        return RandomAccess.Read(handle, header, fileOffset: 0);
    }

    private string? Resolve(string name)
    {
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var path = Path.GetFullPath(Path.Combine(_root, name));
        if (!path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return null;
        }

        // Accents may be composed differently in the labels and on the disk. Names of plain letters need no list of the folder.
        return Ascii.IsValid(name) || File.Exists(path) || !_composedNames.Value.TryGetValue(ComposedText.From(name), out var other)
            ? path
            : Path.Combine(_root, other);
    }
}
