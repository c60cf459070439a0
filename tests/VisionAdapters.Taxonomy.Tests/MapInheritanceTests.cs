namespace VisionAdapters.Taxonomy.Tests;

public sealed class MapInheritanceTests
{
    private const string Core =
        """
        map: core
        version: 1.0.0
        taxonomy: fashion
        provider: core
        cannot-say: { season: one photo tells none }
        families: { swim: [Bikini] }
        labels:
          Bikini: { category: bikinis }
          Pants: { category: pants, aliases: [Trousers] }
          Bra: { category: bras, unless: "@swim" }
        noise:
          place: { reason: where it is, labels: [Beach] }
        """;

    [Fact]
    public void What_a_map_says_of_a_label_goes_before_what_the_map_below_says()
    {
        var map = Read("labels: { pants: { category: briefs }, Beach: { suggests: { season: summer } } }");
        Assert.Equal("briefs", TestFiles.Map(map, ("Pants", 0.9)).Best("category")?.Value.Id);
        Assert.Equal("summer", TestFiles.Map(map, ("Beach", 0.9)).Best("season")?.Value.Id);
    }

    [Fact]
    public void What_a_map_does_not_say_comes_from_the_map_below()
    {
        var map = Read("labels: { Knickers: { category: briefs } }");
        Assert.Equal("pants", TestFiles.Map(map, ("Trousers", 0.9)).Best("category")?.Value.Id);
        Assert.Equal(["season"], map.CannotSay.Keys);
        Assert.Equal("core", map.Rules.Single(rule => rule.Label == "Pants").SourceFile);
    }

    [Fact]
    public void Families_of_the_map_below_know_the_labels_that_the_map_above_decides()
    {
        var map = Read("labels: { Bikini: { category: swimwear } }");
        Assert.Equal("swimwear", TestFiles.Map(map, ("Bra", 0.9), ("Bikini", 0.5)).Best("category")?.Value.Id);
    }

    [Fact]
    public void The_hash_of_a_map_covers_the_maps_that_it_builds_on()
    {
        const string text = "labels: { Knickers: { category: briefs } }";
        Assert.NotEqual(Read(text).ContentHash, Read(text, Core + "\n# reworded\n").ContentHash);
        Assert.Equal(Read(text).ContentHash, Read(text, Core.ReplaceLineEndings("\r\n")).ContentHash);
    }

    [Fact]
    public void A_star_excludes_a_whole_facet()
    {
        var map = TestFiles.ReadMap("labels: { Sepia: { excludes: { colour: '*' } }, Navy: { colour: navy-blue } }");
        Assert.Null(TestFiles.Map(map, ("Navy", 0.9), ("Sepia", 1)).Best("colour"));
    }

    private static LabelMap Read(string body, string core = Core) =>
        TestFiles.ReadMapFile("map: test\nversion: 1.0.0\ntaxonomy: fashion\nprovider: test\nextends: core\n" + body, core);
}
