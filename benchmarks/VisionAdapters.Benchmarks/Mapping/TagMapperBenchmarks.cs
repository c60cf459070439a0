using BenchmarkDotNet.Attributes;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Benchmarks;

/// <summary>An answer of 50 labels into values: the mapper beside the same rules in LINQ.</summary>
[MemoryDiagnoser]
public class TagMapperBenchmarks
{
    private const int Labels = 50;
    private TagMapper _mapper = null!;
    private TaggingResponse _answer = null!;

    /// <summary>Gets or sets the provider.</summary>
    [Params("aws-rekognition", "google-vision", "onnx-fashion")]
    public string Provider { get; set; } = "";

    /// <summary>Loads the map.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var catalog = new TaxonomyCatalog();
        var taxonomy = catalog.LoadTaxonomy("fashion");
        _mapper = new TagMapper(catalog.LoadProviderMap(Provider, taxonomy));
        _answer = SyntheticAnswers.Make(_mapper.LabelMap, answers: 1, Labels)[0];
    }

    /// <summary>The mapper.</summary>
    [Benchmark]
    public MappingResult Mapper() => _mapper.Map(_answer);

    /// <summary>The same in LINQ.</summary>
    [Benchmark(Baseline = true)]
    public IReadOnlyList<MappedValue> Linq() => LinqTagMapper.Map(_mapper.LabelMap, _answer);
}
