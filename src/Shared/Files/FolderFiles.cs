namespace VisionAdapters.Files;

/// <summary>Lists the files below a folder.</summary>
internal static class FolderFiles
{
    /// <summary>
    /// Lists all files below a folder, in the order of their names. Links to folders are followed, and each folder is listed once: links
    /// that lead around in a circle end.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The paths, beginning with the folder as it was given.</returns>
    public static IEnumerable<string> List(string folder)
    {
        var listed = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<(string Shown, string Real)>();
        waiting.Push((folder, Path.GetFullPath(folder)));
        while (waiting.TryPop(out var next))
        {
            if (!listed.Add(Path.TrimEndingDirectorySeparator(next.Real)))
            {
                continue;
            }

            foreach (var file in Directory.EnumerateFiles(next.Real).Order(StringComparer.Ordinal))
            {
                yield return Path.Combine(next.Shown, Path.GetFileName(file));
            }

            var folders = new DirectoryInfo(next.Real).EnumerateDirectories();
            foreach (var inner in folders.OrderByDescending(inner => inner.Name, StringComparer.Ordinal))
            {
                var real = inner.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? inner.FullName;
                waiting.Push((Path.Combine(next.Shown, inner.Name), real));
            }
        }
    }
}
