namespace VisionAdapters.Taxonomy.Tests;

public sealed class IdentityMapTests
{
    private static readonly TaxonomyDefinition Menu = TestFiles.ReadTaxonomy(
        "taxonomy: menu\nversion: 1.0.0\nfacets:\n  dish:\n    values:\n      soup: { children: { stew: {} } }\n  allergen:\n    multi-valued: true\n    values:\n      nuts: {}\n");

    [Fact]
    public void Every_value_means_itself()
    {
        var map = IdentityMap.For(Menu);

        var mapping = new TagMapper(map).Map(new TaggingResponse
        {
            Provider = "own",
            Tags = [new ImageTag { Name = "soup", Group = "dish", Confidence = 0.9 }, new ImageTag { Name = "nuts", Group = "allergen", Confidence = 0.6 }],
        });

        Assert.Equal("soup", mapping.Best("dish")!.Value.Id);
        Assert.Equal(["nuts"], mapping.GetValues("allergen").Select(value => value.Value.Id));
        Assert.Equal(["dish/soup", "dish/stew", "allergen/nuts"], map.Rules.Select(rule => rule.Id));
        Assert.All(map.Rules, rule => Assert.All(rule.Cases, reading => Assert.All(reading.Effects, effect => Assert.False(effect.Excludes))));
    }

    [Fact]
    public void It_is_read_again_from_its_text()
    {
        var map = IdentityMap.For(Menu);

        var again = TaxonomyCatalog.ParseProviderMap(map.SourceTexts, Menu, "identity");

        Assert.Equal(("identity", "1.0.0"), (map.Id, map.Version));
        Assert.Equal((map.Id, map.Version), (again.Id, again.Version));
        var answer = new TaggingResponse { Provider = "own", Tags = [new ImageTag { Name = "stew", Group = "dish", Confidence = 0.7 }] };
        Assert.Equal(new TagMapper(map).Map(answer).Best("dish")!.Value.Id, new TagMapper(again).Map(answer).Best("dish")!.Value.Id);
    }

    [Fact]
    public void A_missing_taxonomy_is_refused() => Assert.Throws<ArgumentNullException>(() => IdentityMap.For(null!));
}
