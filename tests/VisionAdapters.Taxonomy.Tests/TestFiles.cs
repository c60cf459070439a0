namespace VisionAdapters.Taxonomy.Tests;

/// <summary>Reads files written in the tests themselves.</summary>
internal static class TestFiles
{
    private const string MapHead = "map: test\nversion: 1.0.0\ntaxonomy: fashion\nprovider: test\n";
    private const string DatasetHead = "dataset: test\nversion: 1.0.0\ntaxonomy: fashion\n";

    /// <summary>The number of lines that stand before the text given to <see cref="ReadMap"/>.</summary>
    public const int MapHeadLines = 4;

    /// <summary>The number of lines that stand before the text given to <see cref="ReadDataset"/>.</summary>
    public const int DatasetHeadLines = 3;

    public static LabelMap ReadMap(string body) => ReadMapFile(MapHead + body);

    /// <summary>Reads a map and the maps that it extends, from the top down.</summary>
    public static LabelMap ReadMapFile(params IReadOnlyList<string> texts) => TaxonomyCatalog.ParseProviderMap(texts, Fashion.Taxonomy, "test.map.yaml");

    public static DatasetMap ReadDataset(string body) => TaxonomyCatalog.ParseDatasetMap(DatasetHead + body, Fashion.Taxonomy, "test.map.yaml");

    public static TaxonomyDefinition ReadTaxonomy(string text) => TaxonomyCatalog.ParseTaxonomy(text, "test.taxonomy.yaml");

    public static MappingResult Map(LabelMap map, params (string Name, double Confidence)[] labels) => new TagMapper(map).Map(
        new TaggingResponse { Provider = "test", Tags = [.. labels.Select(label => new ImageTag { Name = label.Name, Confidence = label.Confidence })] });
}
