namespace VisionAdapters.Taxonomy.Tests;

public sealed class ApplicableFacetTests
{
    private static readonly LabelMap Map = TestFiles.ReadMap(
        "labels: { Shoe: { category: footwear }, Shirt: { category: shirts }, Long sleeve: { sleeve-length: long-sleeves }, High heel: { heel-height: high-heel } }");

    [Fact]
    public void A_shoe_has_no_sleeve_length()
    {
        var mapping = TestFiles.Map(Map, ("Shoe", 0.9), ("Shirt", 0.3), ("Long sleeve", 0.8));
        Assert.Null(mapping.Best("sleeve-length"));
        Assert.NotEmpty(mapping.GetValues("sleeve-length"));
    }

    [Fact]
    public void A_shirt_has_a_sleeve_length_and_no_heel()
    {
        var mapping = TestFiles.Map(Map, ("Shoe", 0.3), ("Shirt", 0.9), ("Long sleeve", 0.8), ("High heel", 0.8));
        Assert.Equal("long-sleeves", mapping.Best("sleeve-length")?.Value.Id);
        Assert.Null(mapping.Best("heel-height"));
    }

    [Fact]
    public void Where_the_category_is_open_every_facet_is_asked() => Assert.NotNull(TestFiles.Map(Map, ("Long sleeve", 0.8)).Best("sleeve-length"));

    [Theory]
    [InlineData("sleeve-length", "t-shirts", true)]
    [InlineData("sleeve-length", "sneakers", false)]
    [InlineData("toe-shape", "ankle-boots", true)]
    [InlineData("waist-rise", "apparel", true)]
    [InlineData("waist-rise", "t-shirts", false)]
    [InlineData("jewellery-type", "handbags", false)]
    [InlineData("colour", "sneakers", true)]
    public void A_facet_knows_the_kinds_it_is_asked_of(string facet, string category, bool applies) =>
        Assert.Equal(applies, Fashion.Taxonomy.FindFacet(facet)!.Applies(Fashion.Value("category", category)));

    [Theory]
    [InlineData("applies-to: { sort: [a] }", "no facet 'sort' before this one")]
    [InlineData("applies-to: { kind: [c] }", "no value 'c'")]
    [InlineData("applies-to: { kind: [a], own: [b] }", "more than one facet")]
    public void Wrong_kinds_are_refused(string line, string message)
    {
        var text = $"taxonomy: t\nversion: 1.0.0\nfacets:\n  kind: {{ values: {{ a: }} }}\n  size:\n    {line}\n    values: {{ b: }}\n".Replace("a: }", "a: {} }", StringComparison.Ordinal).Replace("b: }", "b: {} }", StringComparison.Ordinal);
        Assert.Contains(message, Assert.Throws<InputFileException>(() => TestFiles.ReadTaxonomy(text)).Message, StringComparison.Ordinal);
    }
}
