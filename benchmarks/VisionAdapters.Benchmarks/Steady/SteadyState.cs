using System.Globalization;
using VisionAdapters.Onnx;

namespace VisionAdapters.Benchmarks;

/// <summary>What an image costs in memory once all is warm, and whether memory grows over many of them.</summary>
internal static class SteadyState
{
    private const int Photos = 64;
    private const int Checkpoints = 10;

    /// <summary>Measures. <c>steady [images]</c></summary>
    public static async Task RunAsync(string[] args)
    {
        var images = int.Parse(args.ElementAtOrDefault(0) ?? "100000", CultureInfo.InvariantCulture);
        var photos = Enumerable.Range(0, Photos).Select(variant => ImageSource.FromBytes(SyntheticPhoto.Jpeg(60 + (variant % 8), 80))).ToArray();
        using var tagger = FashionModel.Create(options => options.MaxConcurrentRuns = 1);
        await TagAsync(tagger, photos, 1000);

        var answer = await SizeOfAnswerAsync(tagger, photos[0]);
        Console.WriteLine($"an answer of this model takes {answer:N0} bytes");
        Console.WriteLine($"{"images",10}{"allocated an image",20}{"managed heap",15}{"resident",12}{"peak",12}");
        var done = 0;
        for (var checkpoint = 1; checkpoint <= Checkpoints; checkpoint++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var part = (images * checkpoint / Checkpoints) - done;
            await TagAsync(tagger, photos, part);
            done += part;
            var each = (GC.GetTotalAllocatedBytes(precise: true) - before) / part;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{done,10:N0}{each,18:N0} B{GC.GetTotalMemory(forceFullCollection: true) / 1048576.0,12:0.0} MB{ProcessMemory.Read("VmRSS") / 1024.0,9:0.0} MB{ProcessMemory.Read("VmHWM") / 1024.0,9:0.0} MB"));
        }
    }

    private static async Task TagAsync(IImageTagger tagger, ImageSource[] photos, int images)
    {
        var sources = Enumerable.Range(0, images).Select(place => photos[place % photos.Length]).ToAsyncEnumerable();
        await foreach (var outcome in tagger.TagManyAsync(sources, new TagManyOptions { MaxConcurrency = 1 }))
        {
            _ = outcome.Response ?? throw outcome.Error!;
        }
    }

    /// <summary>Makes an answer once more, tag by tag, and counts what that allocates.</summary>
    private static async Task<long> SizeOfAnswerAsync(OnnxImageTagger tagger, ImageSource photo)
    {
        var response = await tagger.TagAsync(photo);
        _ = Copy(response);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var copy = Copy(response);
        var size = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(copy);
        return size;
    }

    private static TaggingOutcome Copy(TaggingResponse response)
    {
        var tags = new List<ImageTag>(response.Tags.Count);
        for (var place = 0; place < response.Tags.Count; place++)
        {
            var tag = response.Tags[place];
            tags.Add(new ImageTag { Name = tag.Name, Id = tag.Id, Group = tag.Group, Confidence = tag.Confidence });
        }

        return new TaggingOutcome(0, ImageSource.FromFile("photo"), new TaggingResponse { Provider = response.Provider, ModelVersion = response.ModelVersion, Latency = response.Latency, Tags = tags });
    }
}
