namespace VisionAdapters.Taxonomy.Tests;

/// <summary>Which other labels count when a rule looks at what stands beside its label.</summary>
public sealed class WitnessTests
{
    [Fact]
    public void A_label_is_no_witness_for_itself()
    {
        var map = TestFiles.ReadMap("""
            families: { shoes: [Boot, Sandal] }
            labels: { Boot: { category: boots, when: "@shoes" }, Sandal: { category: sandals } }
            """);
        Assert.Null(TestFiles.Map(map, ("Boot", 0.9)).Best("category"));
        Assert.Contains(TestFiles.Map(map, ("Boot", 0.9), ("Sandal", 0.5)).Values, value => value.Value.Id == "boots");
    }

    [Fact]
    public void A_noise_topic_is_a_family_of_its_labels()
    {
        var map = TestFiles.ReadMap("""
            labels: { Fur: { material: wool, unless: "@animal" } }
            noise: { animal: { reason: animals, labels: [Cat, Dog] } }
            """);
        Assert.NotNull(TestFiles.Map(map, ("Fur", 0.9)).Best("material"));
        Assert.Null(TestFiles.Map(map, ("Fur", 0.9), ("Dog", 0.5)).Best("material"));
    }

    [Fact]
    public void A_family_may_hold_a_noise_topic()
    {
        var map = TestFiles.ReadMap("""
            families: { living: ["@animal", Flower] }
            labels: { Fur: { material: wool, unless: "@living" } }
            noise: { animal: { reason: animals, labels: [Cat] }, plant: { reason: plants, labels: [Flower] } }
            """);
        Assert.Null(TestFiles.Map(map, ("Fur", 0.9), ("Cat", 0.5)).Best("material"));
        Assert.Null(TestFiles.Map(map, ("Fur", 0.9), ("Flower", 0.5)).Best("material"));
    }

    [Fact]
    public void A_family_must_not_take_the_name_of_a_noise_topic()
    {
        var error = Assert.Throws<InputFileException>(() => TestFiles.ReadMap("""
            families: { animal: [Dog] }
            noise: { animal: { reason: animals, labels: [Dog] } }
            """));
        Assert.Equal(TestFiles.MapHeadLines + 1, error.Line);
    }

    [Fact]
    public void A_parent_is_a_witness_but_no_evidence()
    {
        var map = TestFiles.ReadMap("labels: { Thong: { category: flip-flops, when: Footwear }, Footwear: { category: footwear } }");
        var mapping = new TagMapper(map).Map(new TaggingResponse
        {
            Provider = "test",
            Tags = [new ImageTag { Name = "Thong", Confidence = 0.9, Parents = ["Clothing", "Footwear"] }],
        });
        Assert.Equal(0.9, mapping.GetValues("category").Single(value => value.Value.Id == "footwear").Confidence);
        Assert.Single(mapping.Evidence);
    }

    [Fact]
    public void A_parent_of_an_object_is_a_witness_too()
    {
        var map = TestFiles.ReadMap("labels: { Polo: { category: polos, when: Shirt }, Shirt: { category: shirts } }");
        var mapping = new TagMapper(map).Map(new TaggingResponse
        {
            Provider = "test",
            Tags = [new ImageTag { Name = "Polo", Confidence = 0.9 }],
            Objects = [new LocalizedObject { Name = "T-Shirt", Confidence = 0.9, Parents = ["Shirt"], Region = new ImageRegion(0, 0, 1, 1) }],
        });
        Assert.Equal("polos", mapping.Best("category")?.Value.Id);
    }

    [Fact]
    public void A_label_of_no_confidence_vouches_for_none_of_its_parents()
    {
        var map = TestFiles.ReadMap("labels: { Polo: { category: polos, when: Shirt }, Shirt: { category: shirts } }");
        var mapping = new TagMapper(map).Map(new TaggingResponse
        {
            Provider = "test",
            Tags = [new ImageTag { Name = "Polo", Confidence = 0.9 }, new ImageTag { Name = "T-Shirt", Confidence = 0, Parents = ["Shirt"] }],
        });
        Assert.Empty(mapping.Values);
    }
}
