using Microsoft.ML.OnnxRuntime;
using VisionAdapters.Onnx;

namespace VisionAdapters.Benchmarks;

/// <summary>Photos to tags, beside the sum of the parts that cannot be done without. Interleaved repetitions and medians, one thread each.</summary>
internal static class EndToEndComparison
{
    private const int Photos = 256;
    private const int Repetitions = 11;

    /// <summary>Compares. <c>end-to-end [archive.tar] [batch size] [precision]</c></summary>
    public static async Task RunAsync(string[] args)
    {
        var photos = PhotoSet.Load(args.ElementAtOrDefault(0), Photos);
        var batch = int.Parse(args.ElementAtOrDefault(1) ?? "8");
        var precision = Enum.Parse<ModelPrecision>(args.ElementAtOrDefault(2) ?? nameof(ModelPrecision.Single), ignoreCase: true);
        using var tagger = new FashionModelTagger(new FashionModelOptions { MaxBatchSize = batch, MaxConcurrentRuns = 1, Precision = precision });
        using var bare = new BareParts(tagger.GetService<InferenceSession>()!, batch);
        var sources = photos.Select(photo => ImageInput.FromBytes(photo)).ToArray();

        var decode = new Timings("bare scaled decode");
        var run = new Timings("bare InferenceSession.Run");
        var whole = new Timings("TagManyAsync");
        for (var repetition = 0; repetition <= Repetitions; repetition++)
        {
            await decode.AddAsync(() => bare.Decode(photos));
            await run.AddAsync(() => bare.Run(photos.Length));
            await whole.AddAsync(() => TagAllAsync(tagger, sources));
        }

        Console.WriteLine($"{photos.Length} photos of {photos.Average(photo => photo.Length) / 1024:0} KiB on average, batches of {batch}, precision {precision}, medians of {Repetitions} repetitions");
        foreach (var timings in new[] { decode, run, whole })
        {
            Console.WriteLine($"{timings.Name,-28}{timings.Elapsed,10:0.0} ms{timings.Processor,10:0.0} ms of processor time{photos.Length / timings.Elapsed * 1000,10:0} images/s");
        }

        Console.WriteLine($"Of the limit, the sum of the parts, TagManyAsync reaches {(decode.Elapsed + run.Elapsed) / whole.Elapsed:P1} by the clock");
        Console.WriteLine($"and {(decode.Processor + run.Processor) / whole.Processor:P1} by processor time, which tells more on a busy machine.");
    }

    private static async Task TagAllAsync(IImageTagger tagger, ImageInput[] sources)
    {
        await foreach (var outcome in tagger.TagManyAsync(sources.ToAsyncEnumerable(), new TagManyOptions { MaxConcurrency = 1 }))
        {
            _ = outcome.Response ?? throw outcome.Error!;
        }
    }
}
