namespace VisionAdapters.Files;

/// <summary>Holds the paths that a file names below that file's folder: whoever wrote the file does not choose what else is read.</summary>
internal static class ContainedPath
{
    /// <summary>Resolves a path relative to a folder, links included.</summary>
    /// <returns>The full path, or <see langword="null"/> when it leads out of the folder.</returns>
    public static string? Resolve(string folder, string path)
    {
        var full = Path.GetFullPath(Path.Combine(folder, path));
        return IsBelow(folder, full) && IsBelow(FinalOf(Path.GetFullPath(folder)), FinalOf(full)) ? full : null;
    }

    private static bool IsBelow(string folder, string path)
    {
        var relative = Path.GetRelativePath(Path.GetFullPath(folder), path);
        return !Path.IsPathRooted(relative) && relative.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)[0] != "..";
    }

    /// <summary>Follows the links of a path, from the root down.</summary>
    private static string FinalOf(string full)
    {
        var parent = Path.GetDirectoryName(full);
        if (parent is null)
        {
            return full;
        }

        var path = Path.Combine(FinalOf(parent), Path.GetFileName(full));
        FileSystemInfo item = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
        return item.LinkTarget is null ? path : item.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
    }
}
