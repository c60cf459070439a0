using VisionAdapters.Files;
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

    /// <summary>Reads a map; what it extends is looked up in <paramref name="bases"/> by name.</summary>
    public static LabelMap ReadMapFile(string text, string file = "test.map.yaml", params (string Name, string Text)[] bases) => LabelMapReader.Read(
        new SourceText(file, text), Fashion.Taxonomy, name => PlainYamlReader.Read(new SourceText(name, bases.Single(known => known.Name == name).Text)));

    public static DatasetMap ReadDataset(string body) => DatasetMapReader.Read(new SourceText("test.map.yaml", DatasetHead + body), Fashion.Taxonomy);

    public static TaxonomyDefinition ReadTaxonomy(string text) => TaxonomyReader.Read(new SourceText("test.taxonomy.yaml", text));

    public static MappingResult Map(LabelMap map, params (string Name, double Confidence)[] labels) => new TagMapper(map).Map(
        new TaggingResponse { Provider = "test", Tags = [.. labels.Select(label => new ImageTag { Name = label.Name, Confidence = label.Confidence })] });
}
