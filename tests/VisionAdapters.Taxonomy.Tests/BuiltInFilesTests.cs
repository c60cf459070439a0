namespace VisionAdapters.Taxonomy.Tests;

public sealed class BuiltInFilesTests
{
    private static readonly TaxonomyCatalog Catalog = new();

    public static TheoryData<string> ProviderMaps => [.. Catalog.ProviderMaps];

    public static TheoryData<string> DatasetMaps => [.. Catalog.DatasetMaps];

    [Fact]
    public void The_catalog_lists_what_ships()
    {
        Assert.Contains("fashion", Catalog.Taxonomies);
        Assert.Contains("onnx-fashion", Catalog.ProviderMaps);
        Assert.All(["clothing-cc0", "fashion-mnist", "kagl"], name => Assert.Contains(name, Catalog.DatasetMaps));
    }

    [Fact]
    public void The_fashion_taxonomy_lints_clean() => AssertClean(MapLinter.Lint(Catalog.LoadTaxonomy("fashion")));

    [Theory]
    [MemberData(nameof(ProviderMaps))]
    public void Every_provider_map_lints_clean(string name) =>
        AssertClean(MapLinter.Lint(Catalog.LoadProviderMap(name, Catalog.LoadTaxonomy("fashion"))));

    [Theory]
    [MemberData(nameof(DatasetMaps))]
    public void Every_dataset_map_lints_clean(string name) =>
        AssertClean(MapLinter.Lint(Catalog.LoadDatasetMap(name, Catalog.LoadTaxonomy("fashion"))));

    private static void AssertClean(IReadOnlyList<LintFinding> findings) =>
        Assert.DoesNotContain(findings, finding => finding.Severity > LintSeverity.Info);
}
