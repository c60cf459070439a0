namespace VisionAdapters.Catalogue;

/// <summary>The folder of labels.csv and images/.</summary>
internal sealed class CatalogueFolder(string path)
{
    private readonly string _images = System.IO.Path.Combine(path, "images");

    public IReadOnlyList<Product> Products { get; } = LabelsFile.Read(System.IO.Path.Combine(path, "labels.csv"));

    /// <summary>Renders every picture anew and removes those that no row names.</summary>
    /// <returns>How many pictures there are.</returns>
    public int Render()
    {
        Directory.CreateDirectory(_images);
        foreach (var stray in Strays())
        {
            File.Delete(stray);
        }

        foreach (var product in Products)
        {
            File.WriteAllBytes(PathOf(product), Photographer.Render(product));
        }

        return Products.Count;
    }

    /// <summary>Compares the committed pictures with what the rows say.</summary>
    /// <returns>A line for each difference; none when all is well.</returns>
    public IReadOnlyList<string> Check()
    {
        var differences = Strays().Select(stray => $"{stray}: no row of labels.csv names it").ToList();
        foreach (var product in Products)
        {
            var file = PathOf(product);
            if (!File.Exists(file))
            {
                differences.Add($"{file}: missing");
                continue;
            }

            var difference = PictureComparison.MeanDifference(File.ReadAllBytes(file), Photographer.Render(product));
            if (difference > PictureComparison.Tolerance)
            {
                differences.Add($"{file}: differs by {difference:0.00} grey levels a pixel, {PictureComparison.Tolerance:0.00} are allowed");
            }
        }

        return differences;
    }

    private string PathOf(Product product) => System.IO.Path.Combine(_images, product.Image);

    private IEnumerable<string> Strays()
    {
        var named = Products.Select(product => product.Image).ToHashSet(StringComparer.Ordinal);
        return Directory.Exists(_images)
            ? Directory.EnumerateFiles(_images, "*.jpg").Where(file => !named.Contains(System.IO.Path.GetFileName(file))).Order(StringComparer.Ordinal)
            : [];
    }
}
