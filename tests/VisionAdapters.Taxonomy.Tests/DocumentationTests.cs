using VisionAdapters.Testing;

namespace VisionAdapters.Taxonomy.Tests;

public sealed class DocumentationTests
{
    private static readonly string[] Examples =
    [
        .. File.ReadAllText(SharedData.Repository("docs", "maps.md")).ReplaceLineEndings("\n").Split("```yaml\n").Skip(1).Select(block => block.Split("```")[0]),
    ];

    [Fact]
    public void The_provider_map_of_the_documentation_does_what_it_says()
    {
        var map = TestFiles.ReadMapFile(Examples[0]);
        Assert.DoesNotContain(MapLinter.Lint(map), finding => finding.Severity == LintSeverity.Error);
        Assert.Equal("polos", TestFiles.Map(map, ("polo shirts", 0.9)).Best("category")?.Value.Id);
        Assert.Equal("bikinis", TestFiles.Map(map, ("Brassiere", 0.9), ("Bikini", 0.5)).Best("category")?.Value.Id);
        Assert.Equal("leotards", TestFiles.Map(map, ("Maillot", 0.9)).Best("category")?.Value.Id);
    }

    [Fact]
    public void The_heads_of_the_documentation_are_a_map()
    {
        var mapping = new TagMapper(TestFiles.ReadMap(Examples[1])).Map(Fashion.Answer(Fashion.HeadTag("category", "Hoodies", 0.9)));
        Assert.Equal(("hoodies", "topwear"), (mapping.Best("category")?.Value.Id, mapping.Best("sub-category")?.Value.Id));
    }

    [Fact]
    public void The_dataset_map_of_the_documentation_does_what_it_says()
    {
        var map = TaxonomyCatalog.ParseDatasetMap(Examples[2], Fashion.Taxonomy, "maps.md");
        var space = map.GetLabelSpace("category");
        Assert.Equal("long-sleeve-t-shirts", space.FindEntry(Fashion.Value("category", "cardigans"))?.Value.Id);
        Assert.Equal("t-shirts", space.FindEntry(Fashion.Value("category", "polos"))?.Value.Id);
        Assert.Equal("footwear", map.Columns[0].Lookup("feet").Values[0].Id);
    }
}
