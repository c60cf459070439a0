using System.Formats.Tar;

namespace VisionAdapters.Benchmarks;

/// <summary>A photo of the set kagl with what a shopper would call alike.</summary>
internal sealed record RetrievalPhoto(string Id, string ArticleType, string Colour, byte[] Bytes)
{
    public static IReadOnlyList<RetrievalPhoto> Read(string folder, string split)
    {
        // No cell of this file is quoted.
        var lines = File.ReadLines(Path.Combine(folder, "kagl.csv")).Select(line => line.Split(',')).ToList();
        var header = lines[0];
        var (id, type, colour, part) = (Array.IndexOf(header, "id"), Array.IndexOf(header, "articleType"), Array.IndexOf(header, "baseColour"), Array.IndexOf(header, "split"));
        var rows = lines.Skip(1).Where(row => row[part] == split && row[colour].Length > 0).ToDictionary(row => row[id] + ".jpg", StringComparer.Ordinal);
        using var stream = File.OpenRead(Path.Combine(folder, "kagl.tar"));
        using var archive = new TarReader(stream);
        var photos = new List<RetrievalPhoto>();
        while (archive.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } data && rows.TryGetValue(Path.GetFileName(entry.Name), out var row))
            {
                var bytes = new byte[entry.Length];
                data.ReadExactly(bytes);
                photos.Add(new RetrievalPhoto(row[id], row[type], row[colour], bytes));
            }
        }

        return photos;
    }
}
