using System.Text;
using VisionAdapters.Testing;

namespace VisionAdapters.Onnx.Tests;

public sealed class HeadFileTests
{
    [Fact]
    public async Task A_saved_head_answers_as_before()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("warmth.head.json", "an older file");
        HeadFile.Save(TestHead.Warmth(), path);
        using var before = TestHead.LoadWith(TestHead.Warmth());
        using var after = TestHead.LoadWith(HeadFile.Load(path));

        Assert.Equal(await before.ConfidencesAsync(TestImage.Red), await after.ConfidencesAsync(TestImage.Red));
    }

    [Fact]
    public void A_saved_head_keeps_where_it_comes_from()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("warmth.head.json", "");
        var training = new HeadTraining { Date = new DateOnly(2026, 11, 26), DataSha256 = "ab", Images = new Dictionary<string, int>(StringComparer.Ordinal) { ["warm"] = 10 }, Groups = 3 };
        var head = TestHead.Warmth();
        HeadFile.Save(new AdaptedHead { Id = head.Id, Facet = "colour", Labels = head.Labels, Weights = head.Weights, Biases = head.Biases, Model = head.Model, Training = training }, path);

        var loaded = HeadFile.Load(path);

        Assert.Equal(("colour", 10, 3, path), (loaded.Facet, loaded.Training!.Images["warm"], loaded.Training.Groups, loaded.File));
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Equal("absent.json", Assert.Throws<AdaptedHeadException>(() => HeadFile.Load("absent.json")).File);

    [Theory]
    [InlineData("", "no head")]
    [InlineData("[]", "no head")]
    [InlineData("{}", "no schemaVersion")]
    [InlineData("""{ "schemaVersion": 2 }""", "schemaVersion 2 is not known")]
    [InlineData("""{ "schemaVersion": 1, "id": "a" }""", "cut off")]
    [InlineData("""{ "schemaVersion": 1, "id": "a", "labels": ["x", "y"], "biases": [0, 0], "weights": "AAAA", "model": { "name": "m", "sha256": "s", "embeddingLength": 1 } }""", "cut off")]
    [InlineData("""{ "schemaVersion": 1, "id": "a", "labels": ["x", "y"], "biases": [0, 0], "weights": "AAAAAA==", "model": { "name": "m", "sha256": "s", "embeddingLength": 1 } }""", "need as many biases")]
    [InlineData("""{ "schemaVersion": 1, "id": "a", "labels": ["x", "x"], "biases": [0, 0], "weights": "AAAAAAAAAAA=", "model": { "name": "m", "sha256": "s", "embeddingLength": 1 } }""", "none twice")]
    [InlineData("""{ "schemaVersion": 1, "id": "a", "labels": ["x", "y"], "biases": [0, 0], "weights": "AADAfwAAAAA=", "model": { "name": "m", "sha256": "s", "embeddingLength": 1 } }""", "not a number")]
    public void A_damaged_file_is_refused_with_what_is_wrong(string content, string problem)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));

        Assert.Contains(problem, Assert.Throws<AdaptedHeadException>(() => HeadFile.Load(stream, "damaged.json")).Message, StringComparison.Ordinal);
    }
}
