using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff.Tests;

public sealed class NotApplicableTests : IDisposable
{
    private const string Map = """
        dataset: sleeves
        version: 1.0.0
        taxonomy: fashion
        not-applicable: ["-"]
        columns:
          label:
            facet: category
            labels:
              Tee: t-shirts
              Shoe: { value: footwear, includes: [belts] }
              Sandal: sandals
              Bag: bags
          sleeves:
            facet: sleeve-length
            labels:
              Long: long-sleeves
              Hidden: { not-applicable: the photo does not show them }

        """;

    private readonly RunFixture _fixture = new();

    [Theory]
    [InlineData("not-applicable")]
    [InlineData("Not-Applicable")]
    [InlineData("-")]
    [InlineData("Hidden")]
    public async Task A_label_says_that_there_is_no_value_to_see(string label)
    {
        using var set = await LoadAsync("csv", $"image,label,sleeves\na.png,Tee,{label}\nb.png,Tee,Long\nc.png,Tee,\n");

        var truth = set.GetTruth().Single(facet => facet.Facet == "sleeve-length");
        Assert.Equal([true, false, false], truth.NotApplicable);
        Assert.Equal([null, ["long-sleeves"], null], truth.Values);
        Assert.Empty(set.Problems);
    }

    [Fact]
    public async Task JSON_lines_say_it_in_the_same_word()
    {
        using var set = await LoadAsync("jsonl", """{"image":"a.png","label":"Tee","sleeves":"not-applicable"}""" + "\n");

        Assert.Empty(set.Images[0].Truth["sleeve-length"]);
    }

    [Fact]
    public async Task A_folder_says_it_in_the_same_word()
    {
        _fixture.Tiny.Folder.Write(Path.Combine("photos", "not-applicable", "a.png"), TestImage.Png(1));
        _fixture.Tiny.Folder.Write(Path.Combine("photos", "Dress", "b.png"), TestImage.Png(2));

        using var set = await _fixture.Tiny.LoadAsync(new DatasetConfiguration { Format = "folder", Path = _fixture.Tiny.Folder.Combine("photos") });

        Assert.Equal([0, 1], set.Images.Select(image => image.Truth["category"].Count).Order());
    }

    [Fact]
    public async Task A_category_that_a_facet_is_not_asked_of_decides_where_nothing_else_is_said()
    {
        using var set = await LoadAsync("csv", "image,label,sleeves\na.png,Sandal,\nb.png,Tee,\nc.png,Sandal,Long\nd.png,Bag,\n");

        Assert.Equal([true, false, false, true], set.GetTruth().Single(facet => facet.Facet == "sleeve-length").NotApplicable);
        Assert.Equal(["long-sleeves"], set.Images[2].Truth["sleeve-length"]);
    }

    [Fact]
    public void Images_in_code_have_an_empty_list_for_it_and_their_category_decides_too()
    {
        var images = new[] { Image("a", "t-shirts", []), Image("b", "sandals", null), Image("c", "t-shirts", ["long-sleeves"]), Image("d", "t-shirts", null) };

        using var set = LabeledSet.Create("code", TinySet.Taxonomy, images);

        Assert.Equal([true, true, false, false], set.GetTruth().Single(facet => facet.Facet == "sleeve-length").NotApplicable);
        Assert.Equal(["category", "sleeve-length"], set.Facets.Select(facet => facet.Id));
    }

    [Fact]
    public async Task A_run_scores_it_by_the_category_that_was_answered()
    {
        using var set = await LoadAsync("csv", "image,label,sleeves\na.png,Sandal,\nb.png,Tee,Long\n");
        using var run = await _fixture.RunAsync(set, new FakeTagger(name => Says(name == "a.png" ? "Sandals" : "Tshirts")));

        var results = await run.ScoreAsync(cancellationToken: TestContext.Current.CancellationToken);

        var sleeves = results.Providers[0].Facets["sleeve-length"];
        Assert.Equal((1, 2, 1, 1.0), (sleeves.Images, sleeves.Applicability!.Images, sleeves.Applicability.Said, sleeves.Applicability.Overall.Value));
        Assert.Equal(1, results.Facets.Single(facet => facet.Id == "sleeve-length").NotApplicable);
    }

    public void Dispose() => _fixture.Dispose();

    private static TaggingResponse Says(string category) => new(FakeTagger.Says(category))
    {
        Tags =
        [
            new ImageTag { Name = category, Confidence = 0.9, Group = "category" },
            new ImageTag { Name = "Long Sleeves", Confidence = 0.8, Group = "sleeve-length" },
        ],
    };

    private static LabeledImage Image(string id, string category, string[]? sleeves)
    {
        var truth = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["category"] = [category] };
        if (sleeves is not null)
        {
            truth["sleeve-length"] = sleeves;
        }

        return new LabeledImage { Id = id, Image = ImageInput.FromBytes(TestImage.Png(1), id), Truth = truth };
    }

    private Task<LabeledSet> LoadAsync(string format, string labels)
    {
        var configuration = _fixture.Tiny.WriteCsv(labels, "a.png", "b.png", "c.png", "d.png") with { Format = format };
        return LabeledSet.LoadAsync(
            configuration,
            TinySet.Catalog.LoadDatasetMap(_fixture.Tiny.Folder.Write("sleeves.map.yaml", Map), TinySet.Taxonomy),
            cancellationToken: TestContext.Current.CancellationToken);
    }
}
