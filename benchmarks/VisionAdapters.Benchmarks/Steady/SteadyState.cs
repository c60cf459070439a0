using System.Globalization;
using System.Runtime.InteropServices;
using VisionAdapters.Onnx;

namespace VisionAdapters.Benchmarks;

/// <summary>What an image costs in memory once all is warm, and whether memory grows over many of them.</summary>
internal static class SteadyState
{
    private const int Photos = 64;
    private const int WarmUps = 2000;

    /// <summary>
    /// Measures. <c>steady [images] [--tiny] [--int8] [--both] [--types]</c>: with a network of next to no work, with the model's int8 file, two batches at a time, and
    /// with the types of what is allocated. A signal to stop (Ctrl+C, SIGTERM) ends it with the figures so far.
    /// </summary>
    public static async Task RunAsync(string[] args)
    {
        var images = args.Where(argument => !argument.StartsWith("--", StringComparison.Ordinal)).Select(count => int.Parse(count, CultureInfo.InvariantCulture)).FirstOrDefault(100_000);
        var photos = Enumerable.Range(0, Photos).Select(variant => ImageInput.FromBytes(SyntheticPhoto.Jpeg(60 + (variant % 8), 80))).ToArray();
        var batches = args.Contains("--both") ? 2 : 1;
        var precision = args.Contains("--int8") ? ModelPrecision.Int8 : ModelPrecision.Single;
        using IImageTagger tagger = args.Contains("--tiny")
            ? new OnnxImageTagger(TinyFashionModel.Source(), new OnnxInferenceOptions { MaxConcurrentRuns = batches })
            : new FashionModelTagger(new FashionModelOptions { MaxConcurrentRuns = batches, Precision = precision, TrimAfterLoading = true });
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

        var answers = new List<long>();
        await foreach (var outcome in TagAsync(tagger, photos, WarmUps, batches))
        {
            if (answers.Count < Photos)
            {
                answers.Add(AnswerSize.Of(outcome));
            }
        }

        using var types = args.Contains("--types") ? new AllocatedTypes() : null;
        var checkpoints = new SteadyCheckpoints(answers.Average());
        var done = 0;
        checkpoints.Start();
        await foreach (var outcome in TagAsync(tagger, photos, images, batches))
        {
            _ = outcome.Response ?? throw outcome.Error!;
            done++;
            if (done % Math.Max(images / 20, 1) == 0 || done is 10_000 or 100_000)
            {
                checkpoints.Add(done);
            }

            if (stop.IsCancellationRequested)
            {
                break;
            }
        }

        checkpoints.Summarise(done, stop.IsCancellationRequested);
        types?.Print(done);

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    private static IAsyncEnumerable<TaggingOutcome> TagAsync(IImageTagger tagger, ImageInput[] photos, int images, int batches) =>
        tagger.TagManyAsync(Enumerable.Range(0, images).Select(place => photos[place % photos.Length]).ToAsyncEnumerable(), new TagManyOptions { MaxConcurrency = batches });
}
