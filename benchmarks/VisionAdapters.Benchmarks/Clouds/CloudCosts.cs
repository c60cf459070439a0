namespace VisionAdapters.Benchmarks;

/// <summary>One call after the other, in turn through our adapter and bare: time and allocation of a call, and how allocation grows with the image.</summary>
internal static class CloudCosts
{
    private const int Calls = 100;
    private const int Repetitions = 21;

    public static async Task CompareAsync(Uri endpoint, ReadOnlyMemory<byte> image, ReadOnlyMemory<byte> larger)
    {
        Console.WriteLine($"One call at a time, {image.Length / 1024} KiB an image, medians of {Repetitions} repetitions of {Calls} calls, in turn");
        foreach (var name in CloudCalls.Names)
        {
            using var adapter = CloudCalls.Adapter(name, endpoint);
            using var bare = CloudCalls.Bare(name, endpoint);
            var ours = new CallCosts(name, adapter);
            var theirs = new CallCosts($"{name}, bare", bare);
            for (var repetition = 0; repetition <= Repetitions; repetition++)
            {
                await ours.MeasureAsync(image, Calls);
                await theirs.MeasureAsync(image, Calls);
            }

            var grown = new CallCosts(name, adapter);
            for (var repetition = 0; repetition <= 4; repetition++)
            {
                await grown.MeasureAsync(larger, Calls / 10);
            }

            foreach (var costs in new[] { ours, theirs })
            {
                Console.WriteLine($"{costs.Name,-20}{costs.Microseconds,9:0} us by the clock{costs.ProcessorMicroseconds,9:0} us of processor time{costs.Bytes / 1024,9:0.0} KiB allocated");
            }

            Console.WriteLine($"{"",-20}{ours.Microseconds / theirs.Microseconds,9:0.00} x{"",11}{ours.ProcessorMicroseconds / theirs.ProcessorMicroseconds,9:0.00} x{"",19}{ours.Bytes / theirs.Bytes,9:0.00} x; {(grown.Bytes - ours.Bytes) / (larger.Length - image.Length):0.000} bytes for each further byte of the image");
        }
    }
}
