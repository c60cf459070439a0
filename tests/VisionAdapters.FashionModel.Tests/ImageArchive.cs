using System.Formats.Tar;
using VisionAdapters.Testing;

namespace VisionAdapters.Tests;

/// <summary>Photos of a shared data set, which come in one uncompressed archive.</summary>
internal static class ImageArchive
{
    /// <summary>Reads some photos of a data set; skips the test when the set is absent.</summary>
    public static IReadOnlyDictionary<string, byte[]> Read(string set, IReadOnlySet<string> names)
    {
        using var stream = File.OpenRead(SharedData.Require("data", set, $"{set}.tar"));
        using var archive = new TarReader(stream);
        var images = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        while (images.Count < names.Count && archive.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } data && names.Contains(entry.Name))
            {
                var bytes = new byte[entry.Length];
                data.ReadExactly(bytes);
                images.Add(entry.Name, bytes);
            }
        }

        return images;
    }
}
