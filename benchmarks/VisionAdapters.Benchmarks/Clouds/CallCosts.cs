using System.Diagnostics;

namespace VisionAdapters.Benchmarks;

/// <summary>What calls cost, by the clock, in processor time and in allocated bytes: medians over repetitions, of which the first warms up.</summary>
internal sealed class CallCosts(string name, ICloudCall call)
{
    private readonly List<double> _microseconds = [];
    private readonly List<double> _processor = [];
    private readonly List<double> _bytes = [];

    public string Name { get; } = name;

    public double Microseconds => Median(_microseconds);

    public double ProcessorMicroseconds => Median(_processor);

    public double Bytes => Median(_bytes);

    public async Task MeasureAsync(ReadOnlyMemory<byte> image, int calls)
    {
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var processor = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
        {
            if (await call.CallAsync(image) == 0)
            {
                throw new InvalidOperationException($"{Name}: the answer holds no tags.");
            }
        }

        _microseconds.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds / calls);
        _processor.Add((Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / calls);
        _bytes.Add((double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / calls);
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Skip(1).Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
