using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Polly.CircuitBreaker;
using VisionAdapters.Azure;
using VisionAdapters.Emulator;

namespace VisionAdapters.Benchmarks;

/// <summary>
/// Lets a cloud fail for real, in four ways and with 1 to 64 calls at once, with the default resilience and a fallback that answers in 100
/// ms.
/// </summary>
internal static class OutageComparison
{
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAGQAAABkCAAAAABVicqIAAAAPklEQVR42u3NAQkAAAwDoPVPtlhrcThoAdMDkUgkEolEIpFIJBKJRCKRSCQSiUQi"
        + "kUgkEolEIpFIJBKJ5H8yNJ+GQ1i9WkoAAAAASUVORK5CYII=");

    /// <summary>Measures and prints a table. <c>outages</c></summary>
    public static async Task RunAsync()
    {
        Console.WriteLine("| outage | calls at once | images | out after | requests | median | p99 | slowest | in all |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var outage in new[] { "silent", "refusing", "slow (10 s)", "503" })
        {
            foreach (var concurrency in new[] { 1, 4, 16, 64 })
            {
                await MeasureAsync(outage, concurrency);
            }
        }
    }

    private static async Task MeasureAsync(string outage, int concurrency)
    {
        var rule = outage == "503"
            ? new FaultRule { Kind = FaultKind.Unavailable }
            : new FaultRule { Kind = FaultKind.Latency, Latency = new LatencyDistribution { Shape = LatencyShape.Fixed, Milliseconds = 10_000 } };
        await using var emulator = await VisionEmulator.StartAsync(new VisionEmulatorOptions { Faults = new FaultPlan { Rules = [rule] } });
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start(backlog: 512);
        var silence = new Uri($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}");
        if (outage == "refusing")
        {
            silent.Stop();
        }

        var cloud = new AzureVisionTagger(new AzureVisionOptions
        {
            Endpoint = outage is "silent" or "refusing" ? silence : emulator.Endpoint,
            Key = "emulator",
        });
        using var resilient = cloud.AsBuilder().UseResilience().Build();
        using var tagger = new FallbackImageTagger([resilient, new LocalModel()]);
        var images = 100 + (10 * concurrency);
        var latencies = new ConcurrentBag<double>();
        var (started, next, requests) = (Stopwatch.GetTimestamp(), 0, 0);
        double? outAfter = null;
        var circuit = resilient.GetService<CircuitBreakerStateProvider>()!;
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => WorkAsync()));
        var sorted = latencies.Order().ToArray();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {outage} | {concurrency} | {images} | {outAfter:0.0} s | {requests} | {At(0.5):0.00} s | {At(0.99):0.00} s | {sorted[^1]:0.00} s | {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s |"));

        double At(double share) => sorted[(int)Math.Ceiling(share * images) - 1];

        async Task WorkAsync()
        {
            while (Interlocked.Increment(ref next) <= images)
            {
                var asked = Stopwatch.GetTimestamp();
                var response = await tagger.TagAsync(ImageInput.FromBytes(Picture));
                latencies.Add(Stopwatch.GetElapsedTime(asked).TotalSeconds);
                var attempt = response.FailedAttempts.Single();
                if (!attempt.Message.Contains("not asked for a while", StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref requests);
                }

                if (outAfter is null && circuit.CircuitState != CircuitState.Closed)
                {
                    outAfter = Stopwatch.GetElapsedTime(started).TotalSeconds;
                }
            }
        }
    }

    /// <summary>Stands for a model on this machine, and takes as long as one.</summary>
    private sealed class LocalModel : IImageTagger
    {
        public async Task<TaggingResponse> TagAsync(
            ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
        {
            await Task.Delay(100, cancellationToken);
            return new TaggingResponse { Provider = "local", Tags = [new ImageTag { Name = "dress", Confidence = 1 }] };
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

        public void Dispose()
        {
        }
    }
}
