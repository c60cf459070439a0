using System.Diagnostics;
using System.Globalization;
using VisionAdapters.Google;
using VisionAdapters.Testing;

namespace VisionAdapters.Benchmarks;

/// <summary>Reads answers of 4 MB that are made to keep a reader busy. None may take longer than the limit.</summary>
internal static class HostileAnswerComparison
{
    private const int Repetitions = 7;
    private const double LimitMilliseconds = 150;

    /// <summary>Measures all of them and prints a table. <c>hostile</c></summary>
    /// <returns>The exit code: 1 when one took longer than the limit.</returns>
    public static int Run()
    {
        Console.WriteLine("| answer of 4 MB | time | memory | what becomes of it |");
        Console.WriteLine("|---|---:|---:|---|");
        var slowest = 0.0;
        foreach (var (name, answer) in LargeHostileAnswers.All)
        {
            var times = Enumerable.Range(0, Repetitions + 1).Select(_ => Measure(answer)).Skip(1).ToArray();
            var median = times.Select(time => time.Milliseconds).Order().ElementAt(Repetitions / 2);
            slowest = Math.Max(slowest, median);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {median:0.0} ms | {times[0].Bytes / 1e6:0.0} MB | {times[0].Outcome} |"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The slowest took {slowest:0.0} ms; the limit is {LimitMilliseconds} ms."));
        return slowest <= LimitMilliseconds ? 0 : 1;
    }

    private static (double Milliseconds, long Bytes, string Outcome) Measure(RawResponse answer)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        string outcome;
        try
        {
            var response = GoogleVisionAnswer.Parse(answer);
            outcome = $"read: {response.Tags.Count} tags, {response.Objects.Count} objects, {response.Colors.Count} colors";
        }
        catch (TaggingException exception)
        {
            outcome = $"refused: {exception.Kind}";
        }

        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return (elapsed, GC.GetAllocatedBytesForCurrentThread() - before, outcome);
    }
}
