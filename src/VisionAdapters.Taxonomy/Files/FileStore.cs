using System.Reflection;
using VisionAdapters.Files;

namespace VisionAdapters.Taxonomy;

/// <summary>Finds and reads taxonomy and map files: in a folder of the caller first, then among those embedded in the assembly.</summary>
internal sealed class FileStore(string? folder)
{
    private const string Root = "taxonomy-maps/";

    private static readonly Assembly Assembly = typeof(FileStore).Assembly;

    private static readonly string[] BuiltIn = [.. Assembly.GetManifestResourceNames().Select(name => name.Replace('\\', '/')).Where(name => name.StartsWith(Root, StringComparison.Ordinal))];

    /// <summary>Lists the names in a subfolder (or "" for the top) of files with an ending.</summary>
    public IReadOnlyList<string> List(string subfolder, string ending)
    {
        var prefix = Root + subfolder;
        var names = BuiltIn
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && !name[prefix.Length..].Contains('/', StringComparison.Ordinal))
            .Select(name => name[prefix.Length..]);
        var path = folder is null ? null : Path.Combine(folder, subfolder);
        if (Directory.Exists(path))
        {
            names = names.Concat(Directory.EnumerateFiles(path, "*" + ending).Select(file => Path.GetFileName(file)));
        }

        return [.. names.Where(name => name.EndsWith(ending, StringComparison.Ordinal)).Select(name => name[..^ending.Length]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Reads a file by its name or path.</summary>
    public SourceText Read(string nameOrPath, string what, string subfolder, string ending)
    {
        if (IsPath(nameOrPath))
        {
            return SourceText.ReadFile(nameOrPath);
        }

        var relative = subfolder + nameOrPath + ending;
        if (folder is not null && Path.Combine(folder, relative) is var path && File.Exists(path))
        {
            return SourceText.ReadFile(path);
        }

        var resource = Array.Find(Assembly.GetManifestResourceNames(), name => string.Equals(name.Replace('\\', '/'), Root + relative, StringComparison.Ordinal));
        if (resource is null)
        {
            throw new InputFileException(nameOrPath, 0, 0, $"there is no {what} of this name", NearestName.Cure(nameOrPath, List(subfolder, ending), "Known names") + " A path must end in .yaml or hold a slash.");
        }

        using var stream = Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"The resource '{resource}' cannot be opened.");
        using var reader = new StreamReader(stream);
        return new SourceText(Root + relative, reader.ReadToEnd());
    }

    /// <summary>
    /// Reads the file that another one means by a name or a relative path, if it lies in that one's folder. A file never means itself: a
    /// changed copy of a map may
    /// build on the map of the same name.
    /// </summary>
    public static SourceText? ReadBeside(SourceText other, string nameOrPath, string ending)
    {
        if (other.FullPath is null)
        {
            return null;
        }

        var path = Path.Combine(Path.GetDirectoryName(other.File) ?? "", IsPath(nameOrPath) ? nameOrPath : nameOrPath + ending);
        return File.Exists(path) && Path.GetFullPath(path) != other.FullPath ? SourceText.ReadFile(path) : null;
    }

    private static bool IsPath(string nameOrPath) =>
        nameOrPath.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || nameOrPath.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || nameOrPath.AsSpan().ContainsAny('/', '\\');
}
