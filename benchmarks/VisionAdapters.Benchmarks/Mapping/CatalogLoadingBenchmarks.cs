using BenchmarkDotNet.Attributes;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Benchmarks;

/// <summary>From the files to maps that can be used.</summary>
[MemoryDiagnoser]
public class CatalogLoadingBenchmarks
{
    private readonly TaxonomyCatalog _catalog = new();

    /// <summary>What a command needs that asks one provider.</summary>
    [Benchmark]
    public LabelMap TaxonomyAndOneMap() => _catalog.LoadProviderMap("aws-rekognition", _catalog.LoadTaxonomy("fashion"));

    /// <summary>Everything that ships.</summary>
    [Benchmark]
    public int Everything()
    {
        var taxonomy = _catalog.LoadTaxonomy("fashion");
        return _catalog.ProviderMaps.Sum(name => _catalog.LoadProviderMap(name, taxonomy).Rules.Count)
            + _catalog.DatasetMaps.Sum(name => _catalog.LoadDatasetMap(name, taxonomy).Columns.Count);
    }
}
