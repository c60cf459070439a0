using VisionAdapters.Files;

namespace VisionAdapters.Taxonomy;

/// <summary>Finds and reads taxonomy and map files: in a folder of the caller first, then among those that ship.</summary>
internal sealed class FileStore(string? folder)
{
    private const string Root = "taxonomy-maps/";

    private static readonly DocumentPack Shipped = new(() =>
        typeof(FileStore).Assembly.GetManifestResourceStream("taxonomy-maps.pack")
            ?? throw new InvalidOperationException("The files that ship are missing."));

    /// <summary>Lists the names in a subfolder (or "" for the top) of files with an ending.</summary>
    public IReadOnlyList<string> List(string subfolder, string ending)
    {
        var prefix = Root + subfolder;
        var names = Shipped.Names
            .Where(
                name => name.StartsWith(prefix, StringComparison.Ordinal) && !name[prefix.Length..].Contains('/', StringComparison.Ordinal))
            .Select(name => name[prefix.Length..]);
        var path = folder is null ? null : Path.Combine(folder, subfolder);
        if (Directory.Exists(path))
        {
            names = names.Concat(Directory.EnumerateFiles(path, "*" + ending).Select(file => Path.GetFileName(file)));
        }

        return
        [
            .. names.Where(name => name.EndsWith(ending, StringComparison.Ordinal))
                .Select(name => name[..^ending.Length])
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Reads a file by its name or path.</summary>
    public MapNode Read(string nameOrPath, string what, string subfolder, string ending)
    {
        if (IsPath(nameOrPath))
        {
            return DocumentReader.Read(SourceText.ReadFile(nameOrPath));
        }

        var relative = subfolder + nameOrPath + ending;
        if (folder is not null && Path.Combine(folder, relative) is var path && File.Exists(path))
        {
            return DocumentReader.Read(SourceText.ReadFile(path));
        }

        return Shipped.Find(Root + relative) ?? throw new InputFileException(
            nameOrPath,
            0,
            0,
            $"there is no {what} of this name",
            NearestName.Cure(nameOrPath, List(subfolder, ending), "Known names") + " A path must end in .yaml or hold a slash.");
    }

    /// <summary>
    /// Reads the file that another one means by a name or a relative path, if it lies in that one's folder. A file never means itself: a
    /// changed copy of a map may build on the map of the same name.
    /// </summary>
    /// <returns>The file; <see langword="null"/> when the name means none in the folder.</returns>
    /// <exception cref="InputFileException">A path leads to no file, or out of the folder.</exception>
    public static MapNode? ReadBeside(ScalarNode name, string ending, bool allowOutside)
    {
        if (name.Source.FullPath is null || Path.GetDirectoryName(name.Source.FullPath) is not { } folder)
        {
            return null;
        }

        var isPath = IsPath(name.Text);
        var relative = isPath ? name.Text : name.Text + ending;
        var full = ContainedPath.Resolve(folder, relative) ?? (allowOutside ? Path.GetFullPath(Path.Combine(folder, relative)) : null);
        if (full is null)
        {
            throw name.Error(
                "'extends' leads out of the map's folder",
                "Put the other map into it, or allow paths outside, if you trust whoever wrote the map.");
        }

        if (File.Exists(full) && full != name.Source.FullPath)
        {
            var shown = Path.Combine(Path.GetDirectoryName(name.Source.File) ?? "", relative);
            return DocumentReader.Read(SourceText.ReadFile(shown));
        }

        return isPath
            ? throw name.Error("'extends' names no file in the map's folder", "Correct the path; it starts at that folder.")
            : null;
    }

    private static bool IsPath(string nameOrPath) =>
        nameOrPath.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
        || nameOrPath.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
        || nameOrPath.AsSpan().ContainsAny('/', '\\');
}
