namespace VisionAdapters.Taxonomy.Tests;

/// <summary>Labels that say the same in broader words are no further witnesses.</summary>
public sealed class CorrelatedEvidenceTests
{
    [Fact]
    public void A_broad_label_adds_nothing_to_the_values_above_a_narrow_one()
    {
        var map = TestFiles.ReadMap("labels: { Footwear: { category: footwear }, Sneakers: { category: sneakers } }");
        Assert.Equal(0.9, Footwear(map, ("Footwear", 0.9), ("Sneakers", 0.8)));
        Assert.Equal(0.8, Footwear(map, ("Footwear", 0.7), ("Sneakers", 0.8)));
    }

    [Fact]
    public void Labels_of_different_branches_are_two_witnesses_of_what_is_above_both()
    {
        var map = TestFiles.ReadMap("labels: { Boot: { category: boots }, Sneakers: { category: sneakers } }");
        Assert.Equal(0.75, Footwear(map, ("Boot", 0.5), ("Sneakers", 0.5)));
    }

    [Fact]
    public void A_label_that_speaks_of_two_branches_is_one_witness_of_what_is_above_both()
    {
        var map = TestFiles.ReadMap("labels: { Trainer: { category: { sneakers: 0.6, athletic-shoes: 0.3 } } }");
        Assert.Equal(0.6, Footwear(map, ("Trainer", 1)), 1e-12);
    }

    [Fact]
    public void A_kind_of_a_label_is_no_second_witness_of_the_same_value()
    {
        var map = TestFiles.ReadMap("kinds: { Shoe: [Pump, Clog] }\nlabels: { Shoe: { category: footwear }, Pump: { category: footwear }, Clog: { category: footwear } }");
        Assert.Equal(0.9, Footwear(map, ("Shoe", 0.9), ("Pump", 0.6)), 1e-12);
        Assert.Equal(0.84, Footwear(map, ("Shoe", 0.5), ("Pump", 0.6), ("Clog", 0.6)), 1e-12);
        Assert.Equal(0.84, Footwear(map, ("Pump", 0.6), ("Clog", 0.6)), 1e-12);
    }

    [Fact]
    public void Kinds_of_kinds_count_for_the_nearest_broader_label_of_the_answer()
    {
        var map = TestFiles.ReadMap(
            "kinds: { Footwear: [Shoe], Shoe: [Pump] }\nlabels: { Footwear: { category: footwear }, Shoe: { category: footwear }, Pump: { category: footwear } }");
        Assert.Equal(0.8, Footwear(map, ("Footwear", 0.7), ("Pump", 0.8)), 1e-12);
        Assert.Equal(0.8, Footwear(map, ("Footwear", 0.7), ("Shoe", 0.5), ("Pump", 0.8)), 1e-12);
    }

    [Theory]
    [InlineData("kinds: { Shoe: [Pump], Pump: [Shoe] }", "is a kind of itself")]
    [InlineData("kinds: { Shoe: [Clog], Pump: [Clog] }", "is a kind of 'Shoe'")]
    [InlineData("kinds: { Shoe: [Boot] }", "is not decided")]
    public void Kinds_that_make_no_tree_are_refused(string kinds, string problem)
    {
        var exception = Assert.Throws<InputFileException>(() => TestFiles.ReadMap(
            kinds + "\nlabels: { Shoe: { category: footwear }, Pump: { category: footwear }, Clog: { category: footwear } }"));
        Assert.Contains(problem, exception.Problem, StringComparison.Ordinal);
        Assert.Equal(TestFiles.MapHeadLines + 1, exception.Line);
    }

    private static double Footwear(LabelMap map, params (string Name, double Confidence)[] labels) =>
        TestFiles.Map(map, labels).GetValues("category").Single(value => value.Value.Id == "footwear").Confidence;
}
