using System.Globalization;
using VisionAdapters.Onnx;

namespace VisionAdapters.Benchmarks;

/// <summary>Files of a folder to tags, with one thread and with all processors, shared out within one run or between runs.</summary>
internal static class ThreadsComparison
{
    private const int Repetitions = 5;

    /// <summary>Measures. <c>threads FOLDER</c></summary>
    public static async Task RunAsync(string[] args)
    {
        var photos = PhotoFolder.Open(args);
        Console.WriteLine("precision  batch  threads in a run  runs at once  images/s  processor time an image");
        foreach (var precision in new[] { ModelPrecision.Single, ModelPrecision.Int8 })
        {
            foreach (var (threads, runs) in new[] { (1, 1), (Environment.ProcessorCount, 1), (1, Environment.ProcessorCount) })
            {
                foreach (var batch in new[] { 1, 4, 8, 16 })
                {
                    await MeasureAsync(photos, precision, batch, threads, runs);
                }
            }
        }
    }

    private static async Task MeasureAsync(ImageInput[] photos, ModelPrecision precision, int batch, int threads, int runs)
    {
        using var tagger = new FashionModelTagger(new FashionModelOptions { Precision = precision, MaxBatchSize = batch, IntraOpThreads = threads, MaxConcurrentRuns = runs });
        var timings = new Timings("");
        for (var repetition = 0; repetition <= Repetitions; repetition++)
        {
            await timings.AddAsync(async () =>
            {
                await foreach (var outcome in tagger.TagManyAsync(photos.ToAsyncEnumerable(), new TagManyOptions { MaxConcurrency = runs }))
                {
                    _ = outcome.Response ?? throw outcome.Error!;
                }
            });
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{precision,-9}{batch,7}{threads,18}{runs,14}{photos.Length / timings.Elapsed * 1000,10:0}{timings.Processor / photos.Length,22:0.0} ms"));
    }
}
