using System.Globalization;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Benchmarks;

/// <summary>
/// What intervals and tests of differences cost on one core: micro F1 of a multi-valued facet and top-1 of a single-valued one, four
/// providers, all six pairs, 10,000 paired resamples. The time without resamples and with one random swap is taken off: what is left is
/// resampling, without making the answers.
/// </summary>
internal static class ResamplingComparison
{
    private const int Providers = 4;
    private const int Values = 12;
    private const int Repetitions = 5;

    private static readonly FacetMetric[] Metrics =
        [.. FacetMetrics.Default.Where(metric => metric.Id is "top1" or "microF1").Select(metric => metric with { ShownOn = FacetKinds.All })];

    /// <summary>Measures, and prints a table.</summary>
    public static void Run(string[] arguments)
    {
        var images = arguments is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 44_000;
        Console.WriteLine($"{images} images, {Providers} providers, 10,000 resamples, one core; medians of {Repetitions} in seconds of processor time");
        foreach (var perGroup in new[] { 1, 2, 4, 10 })
        {
            var set = MakeSet(images, perGroup);
            Measure(set, resamples: 10_000);
            var answers = Median(() => Measure(set, resamples: 0));
            var all = Median(() => Measure(set, resamples: 10_000));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(perGroup == 1 ? "no groups" : $"groups of {perGroup}"),-14} resampling {all.Time - answers.Time,6:0.00} s, all of scoring {all.Time,6:0.00} s, allocated by resampling {(all.Bytes - answers.Bytes) / 1e6,6:0.0} MB"));
        }
    }

    private static (double Time, long Bytes) Median(Func<(double Time, long Bytes)> measure) =>
        Enumerable.Range(0, Repetitions).Select(_ => measure()).OrderBy(measured => measured.Time).ElementAt(Repetitions / 2);

    private static (double Time, long Bytes) Measure(ScoringSet set, int resamples)
    {
        var options = new ScoringOptions { Metrics = Metrics, Resamples = resamples, Permutations = 1, MaxDegreeOfParallelism = 1 };
        var (started, bytes) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
        BakeoffScorer.Score(set, options);
        return ((Environment.CpuUsage.TotalTime - started).TotalSeconds, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }

    private static ScoringSet MakeSet(int images, int perGroup)
    {
        var random = new Random(1);
        var category = Enumerable.Range(0, images).Select(_ => (IReadOnlyList<string>)[Value(random.Next(Values))]).ToArray();
        var material = Enumerable.Range(0, images).Select(_ => Some(random, 3)).ToArray();
        return new ScoringSet
        {
            Images = [.. Enumerable.Range(0, images).Select(image => $"{image}")],
            Groups = perGroup == 1 ? [] : [.. Enumerable.Range(0, images).Select(image => $"{image / perGroup}")],
            Truth =
            [
                new FacetTruth { Facet = "category", IsMultiValued = false, Values = category },
                new FacetTruth { Facet = "material", IsMultiValued = true, Values = material },
            ],
            Predictions = [.. Enumerable.Range(0, Providers).Select(provider => new ProviderPredictions
            {
                Provider = $"provider-{provider}",
                Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>>
                {
                    ["category"] = [.. category.Select(truth => Answer(random, truth, 0.7 + (0.02 * provider)))],
                    ["material"] = [.. material.Select(truth => Answer(random, truth, 0.6 + (0.02 * provider)))],
                },
            })],
        };
    }

    private static IReadOnlyList<ScoredValue> Answer(Random random, IReadOnlyList<string> truth, double share) =>
        [.. truth.Select(value => new ScoredValue(random.NextDouble() < share ? value : Value(random.Next(Values)), 0.9)).DistinctBy(value => value.Value)];

    private static IReadOnlyList<string> Some(Random random, int most) =>
        [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => Value(random.Next(Values))).Distinct()];

    private static string Value(int number) => $"value-{number:D2}";
}
