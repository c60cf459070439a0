using VisionAdapters.Taxonomy;
using VisionAdapters.Testing;

namespace VisionAdapters.Bakeoff.Tests;

/// <summary>A small labeled set of files, with its map.</summary>
internal sealed class TinySet : IDisposable
{
    public const string MapText = """
        dataset: tiny
        version: 1.0.0
        taxonomy: fashion
        columns:
          label:
            facet: category
            labels:
              Dress: dresses
              Jeans: jeans
              Tee: t-shirts
          material:
            facet: material
            labels:
              Cotton: cotton
              Wool: wool
          note:
            facet: pattern
            unknown: ignore
            labels:
              Plain: solid

        """;

    public TemporaryFolder Folder { get; } = new();

    public static TaxonomyCatalog Catalog { get; } = new();

    public static TaxonomyDefinition Taxonomy { get; } = Catalog.LoadTaxonomy("fashion");

    public DatasetMap Map => Catalog.LoadDatasetMap(Folder.Write("tiny.map.yaml", MapText), Taxonomy);

    /// <summary>Writes labels, and an image for every name, each of another shade.</summary>
    public DatasetConfiguration WriteCsv(string labels, params string[] images)
    {
        for (var index = 0; index < images.Length; index++)
        {
            Folder.Write(Path.Combine("images", images[index]), TestImage.Png((byte)index));
        }

        Directory.CreateDirectory(Folder.Combine("images"));
        return new DatasetConfiguration { Format = "csv", Path = Folder.Write("labels.csv", labels), Images = Folder.Combine("images") };
    }

    /// <summary>Writes as many images as wanted, labeled in turn as dress, jeans and tee.</summary>
    public DatasetConfiguration WriteMany(int count)
    {
        string[] labels = ["Dress", "Jeans", "Tee"];
        var names = Enumerable.Range(0, count).Select(index => $"{index:D3}.png").ToArray();
        return WriteCsv("image,label\n" + string.Concat(names.Select((name, index) => $"{name},{labels[index % 3]}\n")), names);
    }

    public Task<LabeledSet> LoadAsync(DatasetConfiguration configuration) => LabeledSet.LoadAsync(configuration, Map, cancellationToken: TestContext.Current.CancellationToken);

    public void Dispose() => Folder.Dispose();
}
