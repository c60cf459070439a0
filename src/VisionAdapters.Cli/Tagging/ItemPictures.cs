using VisionAdapters.Imaging;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>Writes a copy of each photo with a frame around each of its items.</summary>
internal sealed class ItemPictures
{
    private readonly string _folder;
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Initializes a new instance of the <see cref="ItemPictures"/> class and makes the folder.</summary>
    /// <exception cref="UsageException">The folder cannot be made.</exception>
    public ItemPictures(string folder)
    {
        try
        {
            _folder = Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--draw {folder}: {exception.Message}");
        }
    }

    /// <summary>Writes the copy, under the photo's own name with the ending <c>.jpg</c> and a number where the name is taken.</summary>
    public async Task WriteAsync(FoundImage image, IReadOnlyList<TagResult> items, CancellationToken cancellationToken)
    {
        var content = await image.Source.LoadAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        RegionLabel[] labels =
        [
            .. from row in items
               let item = row.Item
               where item is not null
               select new RegionLabel { Region = item.Found.Region, Text = Text(item, row.BestValues()) },
        ];
        var picture = RegionPicture.Draw(content.Bytes, labels, cancellationToken: cancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(_folder, FreeName(image.Id)), picture.Bytes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The number by which the results name the item, and what it is.</summary>
    private static string Text(ItemOfPhoto item, IEnumerable<MappedValue> best)
    {
        var values = best.ToDictionary(value => value.Facet.Id, value => value.Value.Name, StringComparer.Ordinal);
        var words = new[] { values.GetValueOrDefault("colour"), values.GetValueOrDefault("category") ?? item.Found.Name };
        return $"{item.Number} {string.Join(' ', words.OfType<string>())}";
    }

    private string FreeName(string image)
    {
        var end = Uri.TryCreate(image, UriKind.Absolute, out var uri) && !uri.IsFile ? uri.AbsolutePath : image;
        var stem = string.Join('-', Path.GetFileNameWithoutExtension(end).Split(Path.GetInvalidFileNameChars()));
        var name = stem.Length == 0 ? "photo" : stem;
        for (var number = 2; !_names.Add(name); number++)
        {
            name = $"{stem}-{number}";
        }

        return name + ".jpg";
    }
}
