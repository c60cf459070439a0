using System.Formats.Tar;
using System.Globalization;

namespace VisionAdapters.Benchmarks;

/// <summary>A photo of the set ccp with the items that people wear in it.</summary>
internal sealed record StreetPhoto(string Name, ImageContent Content, IReadOnlyList<WornItem> Items)
{
    /// <summary>Reads the photos of a split that have boxes.</summary>
    public static IReadOnlyList<StreetPhoto> Read(string folder, string split)
    {
        // No cell of these files is quoted.
        var names = File.ReadLines(Path.Combine(folder, "ccp.csv")).Select(line => line.Split(',')).Where(row => row[1] == split).Select(row => row[0]).ToHashSet(StringComparer.Ordinal);
        var boxes = File.ReadLines(Path.Combine(folder, "ccp_boxes.csv")).Skip(1).Select(line => line.Split(',')).Where(row => names.Contains(row[0])).ToLookup(row => row[0], StringComparer.Ordinal);
        using var stream = File.OpenRead(Path.Combine(folder, "ccp.tar"));
        using var archive = new TarReader(stream);
        var photos = new List<StreetPhoto>();
        while (archive.GetNextEntry() is { } entry)
        {
            var name = Path.GetFileName(entry.Name);
            if (entry.DataStream is not { } data || !boxes.Contains(name))
            {
                continue;
            }

            var bytes = new byte[entry.Length];
            data.ReadExactly(bytes);
            var content = new ImageContent(bytes);
            var items = boxes[name].Select(row => WornItem.Read(
                row[1],
                [.. row[2..6].Select(side => int.Parse(side, CultureInfo.InvariantCulture))],
                double.Parse(row[6], CultureInfo.InvariantCulture),
                content.Header.Size!.Value));
            photos.Add(new StreetPhoto(name, content, [.. items.OfType<WornItem>()]));
        }

        return photos;
    }
}
