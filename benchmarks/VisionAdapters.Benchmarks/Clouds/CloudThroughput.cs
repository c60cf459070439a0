using System.Diagnostics;
using System.Text.Json;

namespace VisionAdapters.Benchmarks;

/// <summary>Many calls at once from a process of its own, ours and the vendor's JavaScript client in turn: calls per second of the process's own processor time.</summary>
internal static class CloudThroughput
{
    /// <summary>The argument by which this program becomes a client: name, endpoint, image, calls, calls at once.</summary>
    public const string Argument = "clouds-client";

    public const int UsualCalls = 1600;
    public const int UsualRepetitions = 5;

    private const int AtOnce = 64;

    /// <summary>Is the client: the same as tests/Conformance/throughput.js.</summary>
    public static async Task RunClientAsync(string[] args)
    {
        var (name, endpoint, image, calls, atOnce) = (args[0], new Uri(args[1]), await File.ReadAllBytesAsync(args[2]), int.Parse(args[3]), int.Parse(args[4]));
        using var client = CloudCalls.Adapter(name, endpoint);
        await WorkAsync(client, image, calls / 4, atOnce);
        var processor = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        await WorkAsync(client, image, calls, atOnce);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            calls,
            seconds = Stopwatch.GetElapsedTime(started).TotalSeconds,
            processorSeconds = (Environment.CpuUsage.TotalTime - processor).TotalSeconds,
        }));
    }

    public static async Task CompareAsync(Uri endpoint, string image, string scripts, int calls, int repetitions)
    {
        Console.WriteLine($"{calls} calls, {AtOnce} at once, {new FileInfo(image).Length / 1024} KiB an image, medians of {repetitions} repetitions, in turn");
        foreach (var name in CloudCalls.Names)
        {
            List<(double Own, double Clock)> ours = [], theirs = [];
            for (var repetition = 0; repetition < repetitions; repetition++)
            {
                string[] arguments = [name, endpoint.GetLeftPart(UriPartial.Authority), image, $"{calls}", $"{AtOnce}"];
                ours.Add(await MeasureAsync(OwnProcess.Start([Argument, .. arguments])));
                theirs.Add(await MeasureAsync(new ProcessStartInfo("node", [Path.Combine(scripts, "throughput.js"), .. arguments]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true }));
            }

            var (our, their) = (Median(ours.Select(run => run.Own)), Median(theirs.Select(run => run.Own)));
            Console.WriteLine($"{name,-14}{our,10:0} calls per processor second, the official client {their,8:0}: {our / their,6:0.00} x; by the clock {Median(ours.Select(run => run.Clock)),8:0} and {Median(theirs.Select(run => run.Clock)),8:0} a second");
        }
    }

    private static async Task WorkAsync(ICloudCall client, byte[] image, int calls, int atOnce)
    {
        var left = calls;
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                if (await client.CallAsync(image) == 0)
                {
                    throw new InvalidOperationException("The answer holds no tags.");
                }
            }
        }));
    }

    private static async Task<(double Own, double Clock)> MeasureAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}.");
        }

        var line = JsonElement.Parse(output);
        var calls = line.GetProperty("calls").GetDouble();
        return (calls / line.GetProperty("processorSeconds").GetDouble(), calls / line.GetProperty("seconds").GetDouble());
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
