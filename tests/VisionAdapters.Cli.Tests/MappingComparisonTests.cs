using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli.Tests;

public sealed class MappingComparisonTests
{
    private const string Old =
        "map: m\nversion: 1.0.0\ntaxonomy: fashion\nprovider: p\nlabels:\n  Boot: { category: boots }\n  Sneakers: { category: sneakers }\n";

    [Fact]
    public void An_answer_shows_another_value_where_a_rule_changed()
    {
        var (before, after) = (Map(Old, "Boot"), Map(Old.Replace("category: boots", "category: sandals", StringComparison.Ordinal), "Boot"));

        Assert.Equal([new BestValueChange("category", "boots", "sandals")], MappingComparison.CompareBest(before, after));
        Assert.Equal([new ValueChange("category", "boots", 0.8, 0), new ValueChange("category", "sandals", 0, 0.8)], MappingComparison.Compare(before, after));
    }

    [Fact]
    public void An_answer_that_no_change_reaches_stays()
    {
        var (before, after) = (Map(Old, "Sneakers"), Map(Old.Replace("category: boots", "category: sandals", StringComparison.Ordinal), "Sneakers"));

        Assert.Empty(MappingComparison.CompareBest(before, after));
        Assert.Empty(MappingComparison.Compare(before, after));
    }

    private static MappingResult Map(string text, string label)
    {
        var taxonomy = new TaxonomyCatalog().LoadTaxonomy("fashion");
        var mapper = new TagMapper(TaxonomyCatalog.ParseProviderMap([text], taxonomy, "m"));
        return mapper.Map(new TaggingResponse { Provider = "p", Tags = [new ImageTag { Name = label, Confidence = 0.8 }] });
    }
}
