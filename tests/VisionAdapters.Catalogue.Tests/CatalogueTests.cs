using VisionAdapters.Testing;

namespace VisionAdapters.Catalogue.Tests;

public sealed class CatalogueTests : IDisposable
{
    private static readonly string Committed = SharedData.Repository("examples", "catalogue");

    private readonly DirectoryInfo _copy = Directory.CreateTempSubdirectory("catalogue");

    /// <summary>Copies the header, two rows and their pictures: enough to see what a check finds.</summary>
    public CatalogueTests()
    {
        File.WriteAllLines(Path.Combine(_copy.FullName, "labels.csv"), File.ReadLines(Path.Combine(Committed, "labels.csv")).Take(3));
        _copy.CreateSubdirectory("images");
        foreach (var image in new[] { "t-shirts-01.jpg", "t-shirts-02.jpg" })
        {
            File.Copy(Path.Combine(Committed, "images", image), ImageInCopy(image));
        }
    }

    public void Dispose() => _copy.Delete(recursive: true);

    [Fact]
    public void Every_committed_picture_is_what_its_row_says() =>
        Assert.Empty(new CatalogueFolder(Committed).Check());

    [Fact]
    public void The_committed_outfit_is_what_the_renderer_draws() =>
        Assert.Empty(PictureComparison.Check(Path.Combine(Committed, "outfit", Outfit.Image), Outfit.Render()));

    [Fact]
    public void Rendering_a_product_twice_gives_the_same_bytes()
    {
        foreach (var product in new CatalogueFolder(_copy.FullName).Products)
        {
            Assert.Equal(Photographer.Render(product), Photographer.Render(product));
        }
    }

    [Fact]
    public void A_picture_of_another_product_is_reported()
    {
        File.Copy(ImageInCopy("t-shirts-01.jpg"), ImageInCopy("t-shirts-02.jpg"), overwrite: true);

        var difference = Assert.Single(new CatalogueFolder(_copy.FullName).Check());
        Assert.Contains("t-shirts-02.jpg: differs", difference, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_picture_is_reported()
    {
        File.Delete(ImageInCopy("t-shirts-01.jpg"));

        Assert.EndsWith("t-shirts-01.jpg: missing", Assert.Single(new CatalogueFolder(_copy.FullName).Check()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_no_row_names_is_reported_and_removed_by_rendering()
    {
        var stray = ImageInCopy("stray.jpg");
        File.Copy(ImageInCopy("t-shirts-01.jpg"), stray);
        var catalogue = new CatalogueFolder(_copy.FullName);

        Assert.Contains("stray.jpg", Assert.Single(catalogue.Check()), StringComparison.Ordinal);
        catalogue.Render();
        Assert.False(File.Exists(stray));
    }

    [Fact]
    public void The_pictures_stay_small_enough_to_commit() =>
        Assert.InRange(Directory.EnumerateFiles(Path.Combine(Committed, "images")).Sum(file => new FileInfo(file).Length), 500_000, 1_500_000);

    private string ImageInCopy(string name) => Path.Combine(_copy.FullName, "images", name);
}
