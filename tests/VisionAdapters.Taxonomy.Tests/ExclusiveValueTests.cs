using FsCheck;
using FsCheck.Fluent;

namespace VisionAdapters.Taxonomy.Tests;

/// <summary>Values of a multi-valued facet that exclude each other compete, with all below them.</summary>
public sealed class ExclusiveValueTests
{
    private static readonly LabelMap Map = TestFiles.ReadMap(
        """
        labels:
          Hide: { material: leather }
          Suede: { material: suede }
          Vegan: { material: faux-leather }
          Cotton: { material: cotton }
        """);

    private static readonly Gen<ImageTag> Tag =
        from name in Gen.Elements("Hide", "Suede", "Vegan", "Cotton")
        from percent in Gen.Choose(1, 100)
        select new ImageTag { Name = name, Confidence = percent / 100.0 };

    [Fact]
    public void The_more_certain_value_stays() => Assert.Equal(["leather"], Materials(("Hide", 0.8), ("Vegan", 0.6)));

    [Fact]
    public void What_lies_below_competes_too() => Assert.Equal(["faux-leather"], Materials(("Suede", 0.6), ("Vegan", 0.8)));

    [Fact]
    public void Where_none_leads_none_stays() => Assert.Empty(Materials(("Hide", 0.8), ("Vegan", 0.77)));

    [Fact]
    public void Other_values_of_the_facet_stay_beside_it() => Assert.Equal(["cotton", "leather"], Materials(("Cotton", 0.9), ("Hide", 0.8), ("Vegan", 0.6)));

    [Fact]
    public void The_loser_is_explained()
    {
        var label = TestFiles.Map(Map, ("Hide", 0.8), ("Vegan", 0.6)).Explain().Labels.Single(label => label.Name == "Vegan");
        Assert.Equal((LabelOutcome.Suppressed, "a value that excludes its value is as certain or more"), (label.Outcome, label.Reason));
    }

    [Fact]
    public void Exclusive_values_are_never_both_asserted() => Prop.ForAll(Tag.ArrayOf().ToArbitrary(), tags =>
    {
        var values = new TagMapper(Map).Map(Fashion.Answer(tags)).GetValues("material").Select(value => value.Value).ToList();
        return values.TrueForAll(value => !values.Exists(other => ExclusiveValues.AreRivals(value, other)));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("multi-valued: true\n    exclusive: [[a, c]]", "has no value 'c'")]
    [InlineData("multi-valued: true\n    exclusive: [[a]]", "fewer than two")]
    [InlineData("multi-valued: true\n    exclusive: [[a, a]]", "cannot exclude each other")]
    [InlineData("multi-valued: true\n    exclusive: a", "must be a list of lists")]
    [InlineData("exclusive: [[a, b]]", "exclude each other already")]
    public void A_wrong_set_is_refused_at_its_line(string keys, string problem)
    {
        var exception = Assert.Throws<InputFileException>(() => TestFiles.ReadTaxonomy($"taxonomy: t\nversion: 1.0.0\nfacets:\n  kind:\n    {keys}\n    values: {{ a: , b: }}\n".Replace("a: , b: ", "a: {}, b: {}", StringComparison.Ordinal)));
        Assert.Contains(problem, exception.Problem, StringComparison.Ordinal);
        Assert.Equal(keys.StartsWith("multi", StringComparison.Ordinal) ? 6 : 5, exception.Line);
    }

    private static IEnumerable<string> Materials(params (string Name, double Confidence)[] labels) =>
        TestFiles.Map(Map, labels).GetValues("material").Where(value => value.OwnConfidence > 0).Select(value => value.Value.Id);
}
