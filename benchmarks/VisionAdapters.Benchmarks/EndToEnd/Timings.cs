using System.Diagnostics;

namespace VisionAdapters.Benchmarks;

/// <summary>How long the repetitions of one thing took, by the clock and by the processor. The first repetition warms up and does not count.</summary>
internal sealed class Timings(string name)
{
    private readonly List<double> _elapsed = [];
    private readonly List<double> _processor = [];

    public string Name { get; } = name;

    /// <summary>Gets the median by the clock in milliseconds.</summary>
    public double Elapsed => Median(_elapsed);

    /// <summary>Gets the median of the process's processor time in milliseconds.</summary>
    public double Processor => Median(_processor);

    public Task AddAsync(Action action) => AddAsync(() =>
    {
        action();
        return Task.CompletedTask;
    });

    public async Task AddAsync(Func<Task> action)
    {
        var started = Stopwatch.GetTimestamp();
        var processor = Environment.CpuUsage.TotalTime;
        await action();
        _elapsed.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        _processor.Add((Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
    }

    private static double Median(List<double> times)
    {
        var sorted = times.Skip(1).Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
