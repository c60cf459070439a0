using System.Formats.Tar;

namespace VisionAdapters.Benchmarks;

/// <summary>Encoded photos in memory: from an archive, or drawn where there is none.</summary>
internal static class PhotoSet
{
    /// <summary>Gets photos of a tar archive, evenly spread, or drawn photos of 600 x 800 pixels.</summary>
    public static byte[][] Load(string? archive, int count)
    {
        if (archive is null)
        {
            // A few different ones: a single one would stay in the processor's caches.
            var drawn = Enumerable.Range(0, 8).Select(variant => SyntheticPhoto.Jpeg(600 + (8 * variant), 800)).ToArray();
            return [.. Enumerable.Range(0, count).Select(index => drawn[index % drawn.Length])];
        }

        using var stream = File.OpenRead(archive);
        using var reader = new TarReader(stream);
        var photos = new List<byte[]>();
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } data)
            {
                var bytes = new byte[entry.Length];
                data.ReadExactly(bytes);
                photos.Add(bytes);
            }
        }

        var step = Math.Max(1, photos.Count / count);
        return [.. photos.Where((_, index) => index % step == 0).Take(count)];
    }
}
