namespace VisionAdapters.Bakeoff.Tests;

public sealed class JsonlSetTests : IDisposable
{
    private readonly TinySet _tiny = new();

    [Fact]
    public async Task Each_line_is_an_image_and_an_array_holds_several_labels()
    {
        using var set = await LoadAsync("""
            {"image": "a.png", "label": "Jeans", "material": ["Cotton", "Wool"]}

            {"image": "b.png", "label": "Dress"}
            """);

        Assert.Equal([["jeans"], ["dresses"]], set.GetTruth().Single(truth => truth.Facet == "category").Values);
        Assert.Equal([["cotton", "wool"], null], set.GetTruth().Single(truth => truth.Facet == "material").Values);
    }

    [Theory]
    [InlineData("{\"image\": \"b.png\"")]
    [InlineData("[1, 2]")]
    [InlineData("{\"label\": \"Dress\"}")]
    [InlineData("{\"image\": \"b.png\", \"label\": \"\\ud800\"}")]
    public async Task A_bad_line_is_reported_and_skipped(string line)
    {
        using var set = await LoadAsync("{\"image\": \"a.png\", \"label\": \"Jeans\"}\n" + line);

        var problem = Assert.Single(set.Problems);
        Assert.Equal((DatasetProblemKind.BadRow, 2L), (problem.Kind, problem.Line));
        Assert.Single(set.Images);
    }

    public void Dispose() => _tiny.Dispose();

    private Task<LabeledSet> LoadAsync(string text)
    {
        var configuration = _tiny.WriteCsv("", "a.png", "b.png");
        return _tiny.LoadAsync(configuration with { Format = "jsonl", Path = _tiny.Folder.Write("labels.jsonl", text) });
    }
}
