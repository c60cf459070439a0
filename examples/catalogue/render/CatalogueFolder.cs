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
        differences.AddRange(Products.SelectMany(product => PictureComparison.Check(PathOf(product), Photographer.Render(product))));
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
