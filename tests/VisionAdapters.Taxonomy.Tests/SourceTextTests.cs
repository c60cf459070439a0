namespace VisionAdapters.Taxonomy.Tests;

public sealed class SourceTextTests
{
    private static readonly TaxonomyCatalog Catalog = new();

    [Fact]
    public void A_taxonomy_is_made_again_from_its_text()
    {
        var fashion = Catalog.LoadTaxonomy("fashion");

        var again = TaxonomyCatalog.ParseTaxonomy(fashion.SourceText, "kept");

        Assert.Equal((fashion.ContentHash, fashion.Id, fashion.Facets.Count), (again.ContentHash, again.Id, again.Facets.Count));
    }

    [Theory]
    [InlineData("onnx-fashion")]
    [InlineData("google-vision")]
    [InlineData("azure-vision")]
    [InlineData("aws-rekognition")]
    [InlineData("identity")]
    public void A_map_is_made_again_from_its_texts(string name)
    {
        var fashion = Catalog.LoadTaxonomy("fashion");
        var map = Catalog.LoadProviderMap(name, fashion);

        var again = TaxonomyCatalog.ParseProviderMap(map.SourceTexts, fashion, "kept");

        Assert.Equal(map.ContentHash, again.ContentHash);
        Assert.Equal(map.Rules.Select(rule => rule.Id), again.Rules.Select(rule => rule.Id));
        Assert.Empty(MapComparison.Compare(map, again));
    }

    [Fact]
    public void A_changed_copy_that_extends_the_map_of_the_same_name_is_made_again_with_that_map()
    {
        var folder = Directory.CreateTempSubdirectory("vision-adapters-");
        var fashion = Catalog.LoadTaxonomy("fashion");
        var path = Path.Combine(folder.FullName, "google-vision.map.yaml");
        File.WriteAllText(
            path,
            "map: google-vision\nversion: 9.0.0\ntaxonomy: fashion\nprovider: google-vision\nextends: google-vision\nlabels: {}\n");
        var map = Catalog.LoadProviderMap(path, fashion);

        var again = TaxonomyCatalog.ParseProviderMap(map.SourceTexts, fashion, "google-vision");

        folder.Delete(recursive: true);
        Assert.Equal(map.SourceTexts, again.SourceTexts);
        Assert.Equal((map.ContentHash, map.Rules.Count), (again.ContentHash, again.Rules.Count));
    }

    [Fact]
    public void A_missing_text_is_an_error_that_names_the_map_which_is_extended()
    {
        var fashion = Catalog.LoadTaxonomy("fashion");
        const string text = "map: mine\nversion: 1.0.0\ntaxonomy: fashion\nprovider: google-vision\nextends: google-vision\nlabels: {}\n";

        var error = Assert.Throws<InputFileException>(() => TaxonomyCatalog.ParseProviderMap([text], fashion, "mine"));

        Assert.Contains("google-vision", error.Message, StringComparison.Ordinal);
    }
}
