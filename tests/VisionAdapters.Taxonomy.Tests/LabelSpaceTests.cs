namespace VisionAdapters.Taxonomy.Tests;

public sealed class LabelSpaceTests
{
    [Fact]
    public void Evidence_counts_for_the_nearest_class_at_or_above_its_value()
    {
        var answer = Fashion.Answer(Fashion.HeadTag("category", "Polo Shirts", 0.5), Fashion.HeadTag("category", "Tshirts", 0.25));
        Assert.Equal([("t-shirts", 0.75)], Project(answer, Space("t-shirts", "pants")));
        Assert.Equal([("polos", 0.5), ("t-shirts", 0.25)], Project(answer, Space("t-shirts", "polos")));
    }

    [Fact]
    public void Evidence_above_or_beside_all_classes_says_nothing()
    {
        var answer = Fashion.Answer(Fashion.HeadTag("category", "Tshirts", 0.5), Fashion.HeadTag("category", "Watches", 0.25));
        Assert.Empty(Project(answer, Space("polos", "pants")));
    }

    [Fact]
    public void An_included_value_counts_for_the_class_with_all_below_it_except_what_has_a_class_of_its_own()
    {
        var space = new LabelSpace(Fashion.Category, [
            new LabelSpaceEntry { Value = Fashion.Value("category", "long-sleeve-t-shirts"), Includes = [Fashion.Value("category", "sweatshirts")] },
            new LabelSpaceEntry { Value = Fashion.Value("category", "hoodies") }]);
        var answer = Fashion.Answer(
            Fashion.HeadTag("category", "Longsleeve Tshirts", 0.25), Fashion.HeadTag("category", "Sweatshirts", 0.5), Fashion.HeadTag("category", "Hoodies", 0.125));
        Assert.Equal([("long-sleeve-t-shirts", 0.75), ("hoodies", 0.125)], Project(answer, space));
    }

    [Fact]
    public void A_label_that_speaks_twice_for_one_class_counts_once()
    {
        var map = TestFiles.ReadMap("labels: { Trainer: { category: [sneakers, athletic-shoes] } }");
        var mapping = TestFiles.Map(map, ("Trainer", 0.5));
        Assert.Equal(0.5, Assert.Single(Space("footwear").Project(mapping)).Confidence);
    }

    [Fact]
    public void Equal_classes_come_in_tree_order()
    {
        var answer = Fashion.Answer(Fashion.HeadTag("category", "Shirts", 0.25), Fashion.HeadTag("category", "Tshirts", 0.25));
        Assert.Equal(["t-shirts", "shirts"], Project(answer, Space("shirts", "t-shirts")).Select(pair => pair.Value));
    }

    [Fact]
    public void A_value_cannot_belong_to_two_classes()
    {
        var shirts = Fashion.Value("category", "shirts");
        Assert.Throws<ArgumentException>(() => new LabelSpace(Fashion.Category, [new LabelSpaceEntry { Value = shirts }, new LabelSpaceEntry { Value = Fashion.Value("category", "tops"), Includes = [shirts] }]));
    }

    [Fact]
    public void A_value_of_another_facet_is_refused() =>
        Assert.Throws<ArgumentException>(() => new LabelSpace(Fashion.Category, [Fashion.Value("season", "winter")]));

    private static LabelSpace Space(params string[] values) => new(Fashion.Category, [.. values.Select(value => Fashion.Value("category", value))]);

    private static IEnumerable<(string Value, double Confidence)> Project(TaggingResponse answer, LabelSpace space) =>
        space.Project(Fashion.LocalModel.Map(answer)).Select(projected => (projected.Value.Id, projected.Confidence));
}
