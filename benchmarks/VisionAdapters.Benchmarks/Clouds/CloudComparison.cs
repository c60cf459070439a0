using System.Buffers.Binary;

namespace VisionAdapters.Benchmarks;

/// <summary>The cloud adapters against the emulator on this machine: beside bare calls, beside the vendors' JavaScript clients, and in batches.</summary>
internal static class CloudComparison
{
    /// <summary>Compares. <c>clouds [costs] [throughput] [batches] [calls [repetitions]]</c>; the numbers are those of the throughput.</summary>
    public static async Task RunAsync(string[] args)
    {
        var parts = args.Where(argument => !int.TryParse(argument, out _)).ToArray();
        var numbers = args.Where(argument => int.TryParse(argument, out _)).Select(int.Parse).ToArray();
        var photo = PhotoOf(200 * 1024);
        using var emulator = await EmulatorProcess.StartAsync();
        Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}, emulator at {emulator.Endpoint}");
        if (Wants("costs"))
        {
            await CloudCosts.CompareAsync(emulator.Endpoint, photo, PhotoOf(2 * 1024 * 1024));
        }

        if (Wants("throughput"))
        {
            var file = Path.Combine(Path.GetTempPath(), $"vision-adapters-{Environment.ProcessId}.jpg");
            await File.WriteAllBytesAsync(file, photo);
            await CloudThroughput.CompareAsync(
                emulator.Endpoint,
                file,
                Path.Combine(Environment.CurrentDirectory, "tests", "Conformance"),
                numbers.ElementAtOrDefault(0) is > 0 and var calls ? calls : CloudThroughput.UsualCalls,
                numbers.ElementAtOrDefault(1) is > 0 and var repetitions ? repetitions : CloudThroughput.UsualRepetitions);
            File.Delete(file);
        }

        if (Wants("batches"))
        {
            await CloudBatches.MeasureAsync(emulator.Endpoint, photo);
        }

        bool Wants(string part) => parts.Length == 0 || parts.Contains(part, StringComparer.Ordinal);
    }

    /// <summary>Draws a photo and fills it up with comments, which decoders skip, to about a length.</summary>
    private static byte[] PhotoOf(int length)
    {
        const int longest = 60_000;
        var photo = SyntheticPhoto.Jpeg(600, 800);
        using var padded = new MemoryStream();
        padded.Write(photo.AsSpan(0, 2));
        var random = new Random(1);
        while (padded.Length + photo.Length < length)
        {
            var comment = new byte[Math.Min(longest, Math.Max(4, length - padded.Length - photo.Length))];
            random.NextBytes(comment);
            comment[0] = 0xFF;
            comment[1] = 0xFE;
            BinaryPrimitives.WriteUInt16BigEndian(comment.AsSpan(2), (ushort)(comment.Length - 2));
            padded.Write(comment);
        }

        padded.Write(photo.AsSpan(2));
        return padded.ToArray();
    }
}
