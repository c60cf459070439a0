namespace VisionAdapters.Benchmarks;

/// <summary>The folder of JPEG files that a command names first.</summary>
internal static class PhotoFolder
{
    /// <summary>Gets its files, in the order of their names.</summary>
    public static ImageInput[] Open(string[] args)
    {
        var folder = args.ElementAtOrDefault(0) ?? throw new ArgumentException("Name a folder of JPEG files.");
        return Directory.EnumerateFiles(folder, "*.jpg").Order(StringComparer.Ordinal).Select(ImageInput.FromFile).ToArray();
    }
}
