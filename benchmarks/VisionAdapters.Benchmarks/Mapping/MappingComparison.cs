using System.Diagnostics;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Benchmarks;

/// <summary>
/// Mapping and loading by processor time, with medians of interleaved repetitions: for a busy machine, where the clock tells little. One thread.
/// </summary>
internal static class MappingComparison
{
    private const int Answers = 200;
    private const int Labels = 50;
    private const int Rounds = 20;

    /// <summary>So many answers show what LINQ takes, which takes up to a thousand times as long.</summary>
    private const int LinqAnswers = 20;
    private const int Repetitions = 31;

    /// <summary>Compares, and prints a table.</summary>
    public static async Task RunAsync()
    {
        var started = Stopwatch.GetTimestamp();
        var processor = Environment.CpuUsage.TotalTime;
        var catalog = new TaxonomyCatalog();
        var taxonomy = catalog.LoadTaxonomy("fashion");
        catalog.LoadProviderMap("aws-rekognition", taxonomy);
        Console.WriteLine($"first load in the process, taxonomy and aws-rekognition: {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0.0} ms, {(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds:0.0} ms of processor time");
        await LoadAsync();
        foreach (var name in catalog.ProviderMaps)
        {
            await MapAsync(new TagMapper(catalog.LoadProviderMap(name, taxonomy)));
        }
    }

    private static async Task LoadAsync()
    {
        var benchmarks = new CatalogLoadingBenchmarks();
        var (one, all) = (new Timings("taxonomy and aws-rekognition"), new Timings("taxonomy and all maps"));
        for (var repetition = 0; repetition <= Repetitions; repetition++)
        {
            await one.AddAsync(() => benchmarks.TaxonomyAndOneMap());
            await all.AddAsync(() => benchmarks.Everything());
        }

        Console.WriteLine($"{one.Name}: {one.Processor:0.0} ms of processor time; {all.Name}: {all.Processor:0.0} ms");
    }

    private static async Task MapAsync(TagMapper mapper)
    {
        var answers = SyntheticAnswers.Make(mapper.LabelMap, Answers, Labels);
        var (fast, linq) = (new Timings("mapper"), new Timings("LINQ"));
        for (var repetition = 0; repetition <= Repetitions; repetition++)
        {
            await fast.AddAsync(() => Repeat(answers, Rounds, answer => mapper.Map(answer)));
            await linq.AddAsync(() => Repeat(answers[..LinqAnswers], 1, answer => LinqTagMapper.Map(mapper.LabelMap, answer)));
        }

        var (fastTime, linqTime) = (fast.Processor * 1000 / (Answers * Rounds), linq.Processor * 1000 / LinqAnswers);
        Console.WriteLine($"{mapper.LabelMap.Id,-18}{fastTime,8:0.0} us{linqTime,9:0.0} us in LINQ, {linqTime / fastTime,6:0.0} times as much; {Allocated(mapper, answers[0])} bytes a mapping");
    }

    private static void Repeat(TaggingResponse[] answers, int rounds, Func<TaggingResponse, object> map)
    {
        for (var round = 0; round < rounds; round++)
        {
            foreach (var answer in answers)
            {
                GC.KeepAlive(map(answer));
            }
        }
    }

    private static long Allocated(TagMapper mapper, TaggingResponse answer)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(mapper.Map(answer));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
