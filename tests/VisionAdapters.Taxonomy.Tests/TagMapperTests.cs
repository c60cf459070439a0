namespace VisionAdapters.Taxonomy.Tests;

public sealed class TagMapperTests
{
    [Fact]
    public void Labels_of_one_head_add_up_along_the_tree()
    {
        var mapping = Fashion.LocalModel.Map(Fashion.Answer(
            Fashion.HeadTag("category", "Tshirts", 0.4), Fashion.HeadTag("category", "Polo Shirts", 0.3), Fashion.HeadTag("category", "Shirts", 0.2)));
        Assert.Equal(0.7, Confidence(mapping, "category", "t-shirts"), 1e-12);
        Assert.Equal(0.4, mapping.Values.Single(value => value.Value.Id == "t-shirts").OwnConfidence, 1e-12);
        Assert.Equal(0.9, Confidence(mapping, "category", "clothing-tops"), 1e-12);
    }

    [Fact]
    public void Labels_of_one_head_add_up_when_they_share_a_value_of_another_facet()
    {
        var mapping = Fashion.LocalModel.Map(Fashion.Answer(Fashion.HeadTag("category", "Tshirts", 0.5), Fashion.HeadTag("category", "Shirts", 0.25)));
        Assert.Equal(0.75, Confidence(mapping, "sub-category", "topwear"));
    }

    [Fact]
    public void Independent_labels_combine_by_noisy_or()
    {
        var map = TestFiles.ReadMap("labels: { Sneakers: { category: sneakers }, Running shoe: { category: sneakers } }");
        var mapping = TestFiles.Map(map, ("Sneakers", 0.5), ("Running shoe", 0.5));
        Assert.Equal(0.75, Confidence(mapping, "category", "sneakers"));
    }

    [Fact]
    public void The_same_label_said_twice_counts_once()
    {
        var map = TestFiles.ReadMap("labels: { Sneakers: { category: sneakers, aliases: [Trainers] } }");
        var mapping = TestFiles.Map(map, ("Sneakers", 0.5), ("sneaker", 0.4), ("Trainers", 0.3));
        Assert.Equal(0.5, Confidence(mapping, "category", "sneakers"));
    }

    [Fact]
    public void An_object_and_a_tag_of_the_same_label_count_once()
    {
        var mapper = new TagMapper(TestFiles.ReadMap("labels: { Dress: { category: dresses } }"));
        var mapping = mapper.Map(new TaggingResponse
        {
            Provider = "test",
            Tags = [new ImageTag { Name = "Dress", Confidence = 0.5 }],
            Objects = [new LocalizedObject { Name = "Dress", Confidence = 0.75, Region = new ImageRegion(0, 0, 1, 1) }],
        });
        Assert.Equal(0.75, Confidence(mapping, "category", "dresses"));
    }

    [Theory]
    [InlineData("polka dot")]
    [InlineData("POLKA DOTS")]
    [InlineData("Polka-Dot")]
    [InlineData("  polka   dots ")]
    public void Case_plural_hyphen_and_blanks_of_a_label_do_not_matter(string label)
    {
        var map = TestFiles.ReadMap("labels: { Polka dot: { print-type: polka-dots } }");
        Assert.Equal("polka-dots", TestFiles.Map(map, (label, 1)).Best("print-type")?.Value.Id);
    }

    [Fact]
    public void A_map_may_tell_a_singular_from_its_plural()
    {
        var map = TestFiles.ReadMap("labels: { Linen: { material: linen }, Linens: { noise: bed linen } }");
        Assert.Empty(TestFiles.Map(map, ("Linens", 0.9)).Values);
        Assert.Equal("linen", TestFiles.Map(map, ("Linen", 0.9)).Best("material")?.Value.Id);
    }

    [Fact]
    public void A_providers_id_decides_between_labels_of_the_same_name()
    {
        var map = TestFiles.ReadMap("labels: { Collar: { ids: [/m/091410], collar: shirt-like } }".Replace("shirt-like", "spread-collar", StringComparison.Ordinal));
        var mapper = new TagMapper(map);
        Assert.NotNull(mapper.Map(Fashion.Answer(new ImageTag { Name = "Collar", Id = "/m/091410", Confidence = 0.9 })).Best("collar"));
        Assert.Null(mapper.Map(Fashion.Answer(new ImageTag { Name = "Collar", Id = "/m/09141t", Confidence = 0.9 })).Best("collar"));
        Assert.NotNull(mapper.Map(Fashion.Answer(new ImageTag { Name = "Collar", Confidence = 0.9 })).Best("collar"));
    }

    [Fact]
    public void A_suggestion_is_worth_half_of_an_implication_unless_the_map_says_otherwise()
    {
        var map = TestFiles.ReadMap("labels: { Denim: { suggests: { category: jeans, season: { winter: 0.1 } } } }");
        var mapping = TestFiles.Map(map, ("Denim", 0.8));
        Assert.Equal(0.4, Confidence(mapping, "category", "jeans"), 1e-12);
        Assert.Equal(0.08, Confidence(mapping, "season", "winter"), 1e-12);
    }

    [Fact]
    public void The_first_case_whose_conditions_hold_applies()
    {
        var map = TestFiles.ReadMap(
            """
            families: { swim: [Bikini, Swimwear] }
            labels:
              Bikini: { category: bikinis }
              Swimwear: { category: swimwear }
              Maillot:
                - { when: "@swim", category: one-piece-swimsuits }
                - { category: leotards }
            """);
        Assert.Equal("leotards", TestFiles.Map(map, ("Maillot", 0.9)).Best("category")?.Value.Id);
        Assert.Equal("one-piece-swimsuits", TestFiles.Map(map, ("Maillot", 0.9), ("Swimwear", 0.6)).Best("category")?.Value.Id);
    }

    [Fact]
    public void A_label_is_kept_back_beside_the_labels_that_it_must_not_stand_beside()
    {
        var map = TestFiles.ReadMap("labels: { Bikini: { category: bikinis }, Brassiere: { category: bras, unless: Bikini } }");
        Assert.Equal("bras", TestFiles.Map(map, ("Brassiere", 0.9)).Best("category")?.Value.Id);
        Assert.Equal("bikinis", TestFiles.Map(map, ("Brassiere", 0.9), ("Bikini", 0.2)).Best("category")?.Value.Id);
    }

    [Fact]
    public void An_exclusion_weakens_a_value_and_all_below_it_by_its_confidence()
    {
        var map = TestFiles.ReadMap("labels: { Collie: { excludes: { material: synthetic } }, Acrylic: { material: acrylic } }");
        Assert.Equal(0.2, Confidence(TestFiles.Map(map, ("Acrylic", 0.8), ("Collie", 0.75)), "material", "synthetic"), 1e-12);
    }

    [Fact]
    public void The_value_to_show_is_the_deepest_that_holds_half_of_its_parent()
    {
        var clear = Fashion.LocalModel.Map(Fashion.Answer(Fashion.HeadTag("category", "Polo Shirts", 0.6), Fashion.HeadTag("category", "Tshirts", 0.3)));
        var split = Fashion.LocalModel.Map(Fashion.Answer(Fashion.HeadTag("category", "Heels", 0.4), Fashion.HeadTag("category", "Sports Shoes", 0.5)));
        Assert.Equal("polos", clear.Best("category")?.Value.Id);
        Assert.Equal("athletic-shoes", split.Best("category")?.Value.Id);
    }

    [Fact]
    public void Where_siblings_tie_the_parent_is_shown()
    {
        var mapping = Fashion.LocalModel.Map(Fashion.Answer(Fashion.HeadTag("category", "Heels", 0.45), Fashion.HeadTag("category", "Sports Shoes", 0.45)));
        Assert.Equal("footwear", mapping.Best("category")?.Value.Id);
    }

    [Fact]
    public void A_facet_starts_with_the_value_to_show_before_the_broader_ones_above_it()
    {
        var mapping = Fashion.LocalModel.Map(Fashion.Answer(Fashion.HeadTag("category", "Polo Shirts", 0.6), Fashion.HeadTag("category", "Tshirts", 0.3)));
        Assert.Equal(["polos", "apparel", "clothing-tops", "t-shirts"], mapping.GetValues("category").Select(value => value.Value.Id));
    }

    [Fact]
    public void An_empty_answer_says_nothing()
    {
        var mapping = Fashion.LocalModel.Map(Fashion.Answer());
        Assert.Empty(mapping.Values);
        Assert.Null(mapping.Best("category"));
    }

    private static double Confidence(MappingResult mapping, string facet, string value) =>
        mapping.GetValues(facet).Single(mapped => mapped.Value.Id == value).Confidence;
}
