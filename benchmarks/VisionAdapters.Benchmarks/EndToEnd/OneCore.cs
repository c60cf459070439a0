using System.Globalization;
using VisionAdapters.Onnx;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Benchmarks;

/// <summary>Files of a folder to mapped attributes on one thread: what benchmarks/peers does with JavaScript's libraries, with the same figures.</summary>
internal static class OneCore
{
    private const int Repetitions = 5;

    /// <summary>Measures. <c>one-core FOLDER [batch size] [precision]</c></summary>
    public static async Task RunAsync(string[] args)
    {
        var batch = int.Parse(args.ElementAtOrDefault(1) ?? "8", CultureInfo.InvariantCulture);
        var photos = PhotoFolder.Open(args);
        var precision = Enum.Parse<ModelPrecision>(args.ElementAtOrDefault(2) ?? nameof(ModelPrecision.Single), ignoreCase: true);
        using var tagger = new FashionModelTagger(new FashionModelOptions { MaxBatchSize = batch, MaxConcurrentRuns = 1, Precision = precision, TrimAfterLoading = true });
        var catalog = new TaxonomyCatalog();
        var taxonomy = catalog.LoadTaxonomy("fashion");
        var mapper = new TagMapper(catalog.LoadProviderMap(FashionModelTagger.ProviderId, taxonomy));

        var timings = new Timings(precision == ModelPrecision.Single ? "VisionAdapters" : $"VisionAdapters, {precision.ToString().ToLowerInvariant()}");
        for (var repetition = 0; repetition <= Repetitions; repetition++)
        {
            await timings.AddAsync(() => MapAllAsync(tagger, mapper, photos));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{timings.Name,-32}{photos.Length / timings.Processor * 1000,8:0} images/s of processor time{photos.Length / timings.Elapsed * 1000,8:0} by the clock{ProcessMemory.Read("VmHWM") / 1024.0,8:0} MB at most{ProcessMemory.Read("VmRSS") / 1024.0,8:0} MB at the end"));
    }

    private static async Task MapAllAsync(IImageTagger tagger, TagMapper mapper, ImageInput[] photos)
    {
        var values = 0;
        await foreach (var outcome in tagger.TagManyAsync(photos.ToAsyncEnumerable(), new TagManyOptions { MaxConcurrency = 1 }))
        {
            values += mapper.Map(outcome.Response ?? throw outcome.Error!).Values.Count;
        }

        GC.KeepAlive(values);
    }
}
