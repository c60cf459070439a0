using System.Security.Cryptography;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli.Tests;

public sealed class LabelsFileTruthTests : IDisposable
{
    private static readonly TaxonomyDefinition Taxonomy = new TaxonomyCatalog().LoadTaxonomy("fashion");

    private readonly CliHost _cli = new();

    [Theory]
    [InlineData("image,facet,value\nshirt.jpg,category,t-shirts\nshirt.jpg,colour,red\n")]
    [InlineData("image,category,colour,accent\nshirt,t-shirts,red,whatever\n")]
    public async Task Both_forms_of_a_labels_file_say_what_is_true_of_an_image(string labels)
    {
        var truth = await ReadAsync(labels);
        var values = truth.Find(HashOf("shirt.jpg"));
        Assert.Equal(["t-shirts", "red"], values!.Select(value => value.Id));
    }

    [Fact]
    public async Task An_image_may_be_named_by_its_hash()
    {
        var truth = await ReadAsync($"image,facet,value\n{HashOf("shirt.jpg").ToUpperInvariant()},category,t-shirts\n");
        Assert.Equal("t-shirts", Assert.Single(truth.Find(HashOf("shirt.jpg"))!).Id);
    }

    [Fact]
    public async Task What_cannot_be_used_is_counted()
    {
        var truth = await ReadAsync("image,facet,value\nlost.jpg,category,t-shirts\nshirt.jpg,category,spaceships\n");
        Assert.Equal((0, 1, 1), (truth.Images, truth.MissingImages, truth.UnknownValues));
    }

    public void Dispose() => _cli.Dispose();

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private async Task<LabelsFileTruth> ReadAsync(string labels)
    {
        _cli.Write("shirt.jpg", "shirt.jpg");
        var images = await ImageHashes.ReadAsync(_cli.Folder, TestContext.Current.CancellationToken);
        return LabelsFileTruth.Read(_cli.Write("labels.csv", labels), images, Taxonomy);
    }
}
