namespace VisionAdapters.Taxonomy.Tests;

/// <summary>Maps that learn of a further head.</summary>
public sealed class FacetHeadTests
{
    private static readonly LabelMap Local = Fashion.LocalModel.LabelMap;

    [Fact]
    public void A_further_head_alone_speaks_of_its_facet()
    {
        var mapper = new TagMapper(Local.WithHead("my-kinds", "category", ["dresses", "skirts"]));

        var mapping = mapper.Map(Fashion.Answer(Fashion.HeadTag("category", "Shirts", 0.9), Fashion.HeadTag("my-kinds", "skirts", 0.6), Fashion.HeadTag("my-kinds", "dresses", 0.4)));

        Assert.Equal("skirts", mapping.Best("category")!.Value.Id);
        Assert.DoesNotContain(mapping.Values, value => value.Value.Id == "shirts");
    }

    [Fact]
    public void What_other_heads_say_of_other_facets_still_counts()
    {
        var mapper = new TagMapper(Local.WithHead("my-kinds", "category", ["dresses", "skirts"]));

        var mapping = mapper.Map(Fashion.Answer(Fashion.HeadTag("category", "Shirts", 0.9), Fashion.HeadTag("gender", "Men", 0.8)));

        Assert.Equal("topwear", mapping.Best("sub-category")!.Value.Id);
        Assert.Equal("men", mapping.Best("gender")!.Value.Id);
    }

    [Fact]
    public void What_speaks_against_a_value_still_counts()
    {
        var map = TestFiles.ReadMap("labels: { Landscape: { excludes: { category: '*' } } }").WithHead("my-kinds", "category", ["dresses", "skirts"]);

        var mapping = new TagMapper(map).Map(Fashion.Answer(Fashion.HeadTag("my-kinds", "dresses", 0.8), new ImageTag { Name = "Landscape", Confidence = 0.5 }));

        Assert.Equal(0.4, mapping.Best("category")!.Confidence, 1e-9);
    }

    [Fact]
    public void A_head_of_the_same_name_is_replaced()
    {
        // The old head has a label 'Shirts', which folds to the id of the value.
        var mapper = new TagMapper(Local.WithHead("category", "category", ["shirts", "polos"]));

        var mapping = mapper.Map(Fashion.Answer(Fashion.HeadTag("category", "shirts", 0.9)));

        Assert.Equal(0.9, mapping.Best("category")!.Confidence, 1e-12);
        Assert.Null(mapping.Best("sub-category"));
    }

    [Fact]
    public void A_map_may_be_made_of_heads_alone()
    {
        var mapper = new TagMapper(LabelMap.Empty("mine", Fashion.Taxonomy).WithHead("kind", "category", ["T-Shirts", "sneakers"]).WithHead("tone", "colour", ["black", "white"]));

        var mapping = mapper.Map(Fashion.Answer(Fashion.HeadTag("kind", "T-Shirts", 0.7), Fashion.HeadTag("tone", "black", 0.6)));

        Assert.Equal(("t-shirts", "black"), (mapping.Best("category")!.Value.Id, mapping.Best("colour")!.Value.Id));
    }

    [Fact]
    public void Conditions_of_the_map_still_hold()
    {
        var map = TestFiles.ReadMap("labels: { Sole: [ { when: Boot, category: boots }, { category: footwear } ], Boot: { category: boots } }").WithHead("tone", "colour", ["black", "white"]);

        var mapping = TestFiles.Map(map, ("Sole", 0.5), ("Boot", 0.5));

        Assert.Equal("boots", mapping.Best("category")!.Value.Id);
    }

    [Fact]
    public void A_map_with_another_head_is_another_map() =>
        Assert.NotEqual(Local.ContentHash, Local.WithHead("my-kinds", "category", ["dresses", "skirts"]).ContentHash);

    [Theory]
    [InlineData("no-such-facet", "dresses", "no facet 'no-such-facet'")]
    [InlineData("category", "no-such-value", "'no-such-value' is no value of the facet 'category'")]
    public void What_the_taxonomy_does_not_have_is_refused(string facet, string label, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => Local.WithHead("mine", facet, [label])).Message, StringComparison.Ordinal);
}
