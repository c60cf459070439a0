namespace VisionAdapters.Taxonomy.Tests;

/// <summary>Of which garments sleeves, necklines and collars are asked.</summary>
public sealed class UpperBodyFacetTests
{
    private const string Sleeve = "sleeve-length";
    private const string SleeveStyle = "sleeve-style";
    private const string Neckline = "neckline";
    private const string Collar = "collar";

    private static readonly string[] UpperBodyFacets = [Sleeve, SleeveStyle, Neckline, Collar];

    /// <summary>The whole tree in the order of the file. A category stands for all below it.</summary>
    public static TheoryData<string, string[]> FacetsByCategory { get; } = new()
    {
        { "t-shirts", UpperBodyFacets },
        { "shirts", UpperBodyFacets },
        { "tops", UpperBodyFacets },
        { "tunics", UpperBodyFacets },
        { "sweaters", UpperBodyFacets },
        { "sweatshirts", UpperBodyFacets },
        { "bodysuits", UpperBodyFacets },
        { "pants", [] },
        { "shorts", [] },
        { "skirts", [] },
        { "skorts", [] },
        { "dresses", UpperBodyFacets },
        { "jumpsuits", UpperBodyFacets },
        { "rompers", UpperBodyFacets },
        { "overalls", [] },
        { "suits", UpperBodyFacets },
        { "coats-and-jackets", UpperBodyFacets },
        { "vests", [Sleeve, Neckline, Collar] },
        { "snow-pants", [] },
        { "briefs", [] },
        { "boxers", [] },
        { "trunks", [] },
        { "thongs", [] },
        { "undershirts", [Sleeve, SleeveStyle, Neckline] },
        { "panties", [] },
        { "long-johns", [] },
        { "bras", [Neckline] },
        { "camisoles", [Sleeve, Neckline] },
        { "shapewear", [] },
        { "slips", [Sleeve, Neckline] },
        { "hosiery", [] },
        { "nightgowns", UpperBodyFacets },
        { "baby-dolls", [Sleeve, SleeveStyle, Neckline] },
        { "pajamas", UpperBodyFacets },
        { "robes", UpperBodyFacets },
        { "onesies", UpperBodyFacets },
        { "lounge-pants", [] },
        { "lounge-shorts", [] },
        { "lounge-t-shirts", UpperBodyFacets },
        { "one-piece-swimsuits", [Sleeve, SleeveStyle, Neckline] },
        { "bikinis", [Neckline] },
        { "swim-trunks", [] },
        { "swim-briefs", [] },
        { "boardshorts", [] },
        { "burkinis", UpperBodyFacets },
        { "rash-guards", UpperBodyFacets },
        { "cover-ups", UpperBodyFacets },
        { "socks", [] },
        { "tracksuits", UpperBodyFacets },
        { "sports-bras", [Neckline] },
        { "leotards", UpperBodyFacets },
        { "outfit-sets", UpperBodyFacets },
        { "kurtas", UpperBodyFacets },
        { "kurtis", UpperBodyFacets },
        { "saris", [] },
        { "lehenga-cholis", [Sleeve, SleeveStyle, Neckline] },
        { "dupattas", [] },
        { "kimonos", UpperBodyFacets },
        { "uniforms", UpperBodyFacets },
        { "baby-clothing", UpperBodyFacets },
        { "costumes", UpperBodyFacets },
        { "footwear", [] },
        { "bags", [] },
        { "accessories", [] },
        { "jewelry", [] },
        { "beauty", [] },
        { "home", [] },
        { "sporting-goods", [] },
        { "electronics", [] },
        { "free-gifts", [] },
    };

    [Theory]
    [MemberData(nameof(FacetsByCategory))]
    public void A_category_and_all_below_it_are_asked_for_what_they_have(string category, string[] asked)
    {
        foreach (var value in Fashion.Category.Values.Where(value => value.IsSelfOrDescendantOf(Fashion.Value("category", category))))
        {
            Assert.Equal(asked, UpperBodyFacets.Where(facet => Fashion.Taxonomy.FindFacet(facet)!.Applies(value)));
        }
    }

    /// <summary>A new category has to say where it belongs.</summary>
    [Fact]
    public void Every_category_is_decided()
    {
        var decided = FacetsByCategory.Select(row => Fashion.Value("category", row.Data.Item1)).ToList();
        Assert.DoesNotContain(Fashion.Category.Values, value => value.Children.Count == 0 && !decided.Exists(value.IsSelfOrDescendantOf));
    }

    [Theory]
    [InlineData("apparel")]
    [InlineData("outerwear")]
    [InlineData("sleepwear")]
    [InlineData("swimwear")]
    [InlineData("activewear")]
    public void A_category_that_may_still_be_either_leaves_the_question_open(string category) =>
        Assert.All(UpperBodyFacets, facet => Assert.True(Fashion.Taxonomy.FindFacet(facet)!.Applies(Fashion.Value("category", category))));

    [Theory]
    [InlineData("trousers", Sleeve)]
    [InlineData("skirts", Neckline)]
    [InlineData("shorts", Collar)]
    [InlineData("swim-briefs", SleeveStyle)]
    [InlineData("hats", Sleeve)]
    public void What_the_labels_tell_of_the_shirt_above_is_no_fact_of_the_product(string category, string facet)
    {
        var other = Fashion.Taxonomy.FindFacet(facet)!.Values[0].Id;
        var mapping = TestFiles.Map(TestFiles.ReadMap($"labels: {{ Product: {{ category: {category} }}, Shirt: {{ {facet}: {other} }} }}"), ("Product", 0.9), ("Shirt", 0.9));
        Assert.Null(mapping.Best(facet));
        Assert.NotEmpty(mapping.GetValues(facet));
    }

    /// <summary>The catalog's own records name these, and a handful of slips beside them (a flip-flop with a collar).</summary>
    [Theory]
    [InlineData(Sleeve, "Tshirts, Shirts, Tops, Kurtas, Sweatshirts, Dresses, Jackets, Night suits, Tunics, Nightdress, Kurta Sets, Kurtis, Sweaters, Tracksuits, Jumpsuit, Baby Dolls, Robe, Shrug, Innerwear Vests, Lounge Tshirts, Blazers")]
    [InlineData(SleeveStyle, "Tops, Tshirts, Shirts, Kurta Sets, Dresses, Kurtas, Kurtis")]
    [InlineData(Neckline, "Tshirts, Tops, Kurtas, Dresses, Nightdress, Night suits, Tunics, Innerwear Vests, Sweatshirts, Kurta Sets, Kurtis, Sweaters, Baby Dolls, Tracksuits, Jumpsuit, Lounge Tshirts")]
    [InlineData(Collar, "Shirts, Jackets, Blazers")]
    public void What_the_kagl_catalog_tells_of_its_garments_stays(string facet, string articleTypes)
    {
        var labels = Fashion.DatasetMaps["kagl"].Columns.Single(column => column.Name == "articleType" && column.Facet.Id == "category").Labels;
        foreach (var label in articleTypes.Split(", ").Select(type => labels.Single(label => label.Label == type)))
        {
            Assert.All(label.Values, value => Assert.True(Fashion.Taxonomy.FindFacet(facet)!.Applies(value)));
        }
    }

    [Fact]
    public void No_facet_names_a_category_twice() => Assert.All(Fashion.Taxonomy.Facets, facet => Assert.DoesNotContain(
        facet.AppliesTo, value => facet.AppliesTo.Any(other => !ReferenceEquals(value, other) && value.IsSelfOrDescendantOf(other))));
}
