namespace VisionAdapters.Taxonomy.Tests;

/// <summary>The traps of the shared list that are about how maps work rather than about single labels.</summary>
public sealed class TrapPolicyTests
{
    [Theory]
    [InlineData("google-vision")]
    [InlineData("aws-rekognition")]
    public void Trap_056_jumper_and_pullover_are_words_of_catalogs_and_no_labels(string provider)
    {
        var mapper = Fashion.ProviderMappers[provider];
        Assert.All(["Jumper", "Pullover"], word => Assert.Equal(-1, mapper.LabelMap.Index.FindLabel(word)));
        Assert.Contains("jumpers", Fashion.Value("category", "sweaters").Synonyms);
    }

    [Fact]
    public void Trap_128_maps_name_ids_and_never_names_that_several_nodes_share()
    {
        var nodes = Fashion.Taxonomy.FindFacet("category")!.Values.Where(value => value.ExternalIds.ContainsKey("shopify")).Select(value => value.ExternalIds["shopify"]).ToList();
        Assert.Distinct(nodes);
        Assert.Throws<InputFileException>(() => TestFiles.ReadMap("labels: { Leggings: { category: Leggings } }"));
    }

    [Theory]
    [InlineData("Wedge/m/0b0d0p .9", "category=heels", "heel-type=wedge")]
    [InlineData("Little black dress .9", "category=dresses", "occasion=party")]
    [InlineData("Miniskirt .9", "category=skirts", "length=mini")]
    [InlineData("Slip-on shoe .9", "category=casual-shoes", "closure=slip-on")]
    public void Trap_129_what_is_no_node_of_its_own_is_a_category_and_an_attribute(string label, params string[] expectations) =>
        Assert.All(expectations, expectation => MappingTrapTests.AssertMet("google-vision", label, expectation, "trap 129"));

    [Theory]
    [InlineData("Collar (Apparel)/m/091410 .8", "Collar/m/091410 .8")]
    [InlineData("Turquoise (Color)/m/04f6rz .8", "Turquoise/m/04f6rz .8")]
    public void Trap_131_the_suffix_of_open_images_does_not_matter_beside_the_mid(string withSuffix, string bare) => AssertSameRule(withSuffix, bare);

    [Theory]
    [InlineData("Human leg/m/035r7c .9, Human face .9, Female person .9, Male person .9")]
    [InlineData("Leg/m/035r7c .9, Face .9, Male .9")]
    public void Trap_132_names_of_both_versions_are_decided_alike(string labels)
    {
        MappingTrapTests.AssertMet("google-vision", labels, "category=", "trap 132");
        MappingTrapTests.AssertMet("google-vision", labels, "gender=", "trap 132");
        Assert.All(labels.Split(", ").Select(MappingTrapTests.ParseLabel), label =>
            Assert.True(Fashion.ProviderMappers["google-vision"].LabelMap.Index.Find(label.Name, label.Id, group: null, aliases: []) >= 0));
    }

    [Fact]
    public void Trap_133_what_a_cut_off_answer_lacks_is_unknown_and_not_denied()
    {
        var mapper = Fashion.ProviderMappers["google-vision"];
        ImageTag[] all = [.. new[] { "Footwear", "Shoe", "Sneakers", "Blue", "Denim", "Jeans" }.Select((name, index) => new ImageTag { Name = name, Confidence = 0.9 - (0.1 * index) })];
        var (whole, cut) = (mapper.Map(Fashion.Answer(all)), mapper.Map(Fashion.Answer(all[..2])));
        Assert.Null(cut.Best("colour"));
        Assert.All(cut.GetValues("category").Where(value => value.Value.Path[0] == "footwear"), value =>
            Assert.True(whole.GetValues("category").Single(other => other.Value == value.Value).Confidence >= value.Confidence));
    }

    private static void AssertSameRule(string first, string second)
    {
        var index = Fashion.ProviderMappers["google-vision"].LabelMap.Index;
        var (one, other) = (MappingTrapTests.ParseLabel(first), MappingTrapTests.ParseLabel(second));
        var rule = index.Find(one.Name, one.Id, group: null, aliases: []);
        Assert.True(rule >= 0, $"the map does not know {first}");
        Assert.Equal(rule, index.Find(other.Name, other.Id, group: null, aliases: []));
    }
}
