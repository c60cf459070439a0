namespace VisionAdapters.Taxonomy.Tests;

/// <summary>What stands around a label: its place in the picture, the provider's categories, topics that speak against values.</summary>
public sealed class ContextTests
{
    private const string Topic = "labels:\n  Sweater: { category: sweaters }\n  Person: { noise: who wears it }\nnoise:\n  pets: { reason: wears no product, excludes: { category: clothing-tops }, unless: Person, labels: [Dog] }";

    [Fact]
    public void A_topic_speaks_against_values() => Assert.Empty(TestFiles.Map(TestFiles.ReadMap(Topic), ("Sweater", 0.9), ("Dog", 0.95)).Values);

    [Fact]
    public void A_topic_speaks_against_nothing_beside_the_labels_that_it_names() =>
        Assert.Equal("sweaters", TestFiles.Map(TestFiles.ReadMap(Topic), ("Sweater", 0.9), ("Dog", 0.95), ("Person", 0.5)).Best("category")?.Value.Id);

    [Fact]
    public void An_unsure_topic_leaves_a_part() =>
        Assert.Equal(0.45, TestFiles.Map(TestFiles.ReadMap(Topic), ("Sweater", 0.9), ("Dog", 0.5)).Best("category")!.Confidence, 1e-12);

    [Fact]
    public void A_label_of_a_topic_that_speaks_against_values_stays_noise() =>
        Assert.Equal(LabelOutcome.Noise, TestFiles.Map(TestFiles.ReadMap(Topic), ("Dog", 0.9)).Explain().Labels[0].Outcome);

    [Theory]
    [InlineData(1, 0.9)]
    [InlineData(0.16, 0.9)]
    [InlineData(0.04, 0.675)]
    [InlineData(0, 0.45)]
    public void A_located_label_counts_by_its_size(double area, double expected)
    {
        var map = TestFiles.ReadMap("regions: { full: 0.16, least: 0.5 }\nlabels: { Hat: { category: hats } }");
        var answer = new TaggingResponse { Provider = "test", Objects = [new LocalizedObject { Name = "Hat", Confidence = 0.9, Region = new ImageRegion(0, 0, 1, area) }] };
        Assert.Equal(expected, new TagMapper(map).Map(answer).Best("category")!.Confidence, 1e-12);
    }

    [Fact]
    public void Of_an_outfit_the_largest_part_is_shown()
    {
        var answer = new TaggingResponse
        {
            Provider = "aws-rekognition",
            Tags = [Located("Pants", 0.95, 0.02), Located("Coat", 0.9, 0.4), Located("Shoe", 0.97, 0.01), Located("Sunglasses", 0.96, 0.003), new ImageTag { Name = "Person", Confidence = 0.99 }],
        };
        Assert.Equal("coats", Fashion.ProviderMappers["aws-rekognition"].Map(answer).Best("category")?.Value.Id);
    }

    [Fact]
    public void A_label_that_no_rule_names_goes_by_the_providers_category()
    {
        var map = TestFiles.ReadMap("labels:\n  Shoe: { category: footwear, categories: [Shoes and Boots] }\n  Fur: { material: fur, unless: '@animal' }\nnoise:\n  animal: { reason: no product, categories: [Pets], labels: [Dog] }");
        var shoe = new ImageTag { Name = "Galosh", Confidence = 0.8, Categories = ["Shoes and Boots"] };
        var pet = new ImageTag { Name = "Axolotl", Confidence = 0.8, Categories = ["Pets"] };
        Assert.Equal("footwear", new TagMapper(map).Map(Fashion.Answer(shoe)).Best("category")?.Value.Id);
        Assert.Empty(new TagMapper(map).Map(Fashion.Answer(pet, new ImageTag { Name = "Fur", Confidence = 0.9 })).Values);
    }

    [Fact]
    public void A_label_that_a_rule_names_does_not_go_by_the_providers_category()
    {
        var map = TestFiles.ReadMap("labels: { Shoe: { category: footwear, categories: [Things to wear] }, Box: { noise: packaging } }");
        Assert.Empty(new TagMapper(map).Map(Fashion.Answer(new ImageTag { Name = "Box", Confidence = 0.9, Categories = ["Things to wear"] })).Values);
    }

    private static ImageTag Located(string name, double confidence, double area) => new() { Name = name, Confidence = confidence, Regions = [new ImageRegion(0, 0, 1, area)] };
}
