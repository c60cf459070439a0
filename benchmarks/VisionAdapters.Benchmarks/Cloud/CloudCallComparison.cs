using System.Diagnostics;
using System.Globalization;
using Amazon.Runtime;
using VisionAdapters.Aws;
using VisionAdapters.Azure;

namespace VisionAdapters.Benchmarks;

/// <summary>Compares a call through a cloud's tagger with a bare call, on loopback: medians of time and of bytes allocated by the client's process.</summary>
internal static class CloudCallComparison
{
    private const int Rounds = 15;
    private const int WarmUpRounds = 4;
    private const int CallsOfRound = 40;

    public static async Task RunAsync()
    {
        using var cloud = await EmulatorProcess.StartAsync();
        foreach (var length in new[] { 20_000, 200_000 })
        {
            await CompareAsync(cloud.Endpoint, Png(length));
        }
    }

    private static async Task CompareAsync(Uri endpoint, byte[] image)
    {
        var source = ImageSource.FromBytes(image);
        using var azure = AzureVision.Create(options => (options.Endpoint, options.Key) = (endpoint, "emulator"));
        using var aws = AwsRekognition.Create(options => (options.Endpoint, options.Region, options.Credentials) = (endpoint, "eu-west-1", new BasicAWSCredentials("emulator", "emulator")));
        using var bareAzure = new BareAzureCall(endpoint, image);
        using var bareAws = new BareAwsCall(endpoint, image);
        await CompareAsync($"azure-vision {image.Length} bytes", bareAzure.RunAsync, async () => (await azure.TagAsync(source)).Tags.Count);
        await CompareAsync($"aws-rekognition {image.Length} bytes", bareAws.RunAsync, async () => (await aws.TagAsync(source)).Tags.Count);
    }

    private static async Task CompareAsync(string name, Func<Task<int>> bare, Func<Task<int>> tagger)
    {
        var (bareRounds, taggerRounds) = (new List<Round>(), new List<Round>());
        for (var round = 0; round < Rounds; round++)
        {
            // Turn by turn, so that what else the machine does meets both alike.
            bareRounds.Add(await MeasureAsync(bare));
            taggerRounds.Add(await MeasureAsync(tagger));
        }

        var (bareMedian, taggerMedian) = (Median(bareRounds), Median(taggerRounds));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: bare {bareMedian}, tagger {taggerMedian}; time x {taggerMedian.Microseconds / bareMedian.Microseconds:0.00}, processor x {taggerMedian.Processor / bareMedian.Processor:0.00}, bytes x {taggerMedian.Bytes / bareMedian.Bytes:0.00}"));
    }

    private static async Task<Round> MeasureAsync(Func<Task<int>> call)
    {
        await call();
        var (bytes, processor, started) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        for (var index = 0; index < CallsOfRound; index++)
        {
            await call();
        }

        return new Round(
            Stopwatch.GetElapsedTime(started).TotalMicroseconds / CallsOfRound,
            (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / CallsOfRound,
            (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)CallsOfRound);
    }

    private static Round Median(List<Round> rounds)
    {
        var counted = rounds.Skip(WarmUpRounds).ToArray();
        return new Round(Of(round => round.Microseconds), Of(round => round.Processor), Of(round => round.Bytes));

        double Of(Func<Round, double> value) => counted.Select(value).Order().ElementAt(counted.Length / 2);
    }

    // The emulator looks at the header and the mark of the end; nobody decodes the image.
    private static byte[] Png(int length)
    {
        var bytes = new byte[length];
        new Random(Seed: 1).NextBytes(bytes);
        new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 4, 0, 0, 0, 4, 0 }.CopyTo(bytes, 0);
        "IEND"u8.CopyTo(bytes.AsSpan(length - 4));
        return bytes;
    }

    private sealed record Round(double Microseconds, double Processor, double Bytes)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Microseconds:0} us, {Processor:0} us of processor, {Bytes:0} bytes");
    }
}
