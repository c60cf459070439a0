using System.Net;
using System.Net.Sockets;
using VisionAdapters.Emulator;

namespace VisionAdapters.Tests.Emulated;

/// <summary>All three clouds are down: the local model answers.</summary>
public sealed class CloudsDownTests
{
    private static readonly string[] Clouds = ["google-grpc", "azure", "aws"];

    [Fact]
    public async Task Every_image_is_answered_by_the_local_model_and_open_circuits_are_not_waited_for()
    {
        const int images = 100;
        await using var emulator = await VisionEmulator.StartAsync(
            new VisionEmulatorOptions { Faults = new FaultPlan { Rules = [new FaultRule { Kind = FaultKind.Unavailable }] } },
            TestContext.Current.CancellationToken);

        var outcomes = await TagAsync(emulator.Endpoint, images, atOnce: 1);

        Assert.All(outcomes, outcome => Assert.Equal(FashionModelTagger.ProviderId, outcome.Response?.Provider));
        Assert.All(outcomes, outcome => Assert.Equal(["google-vision", "azure-vision", "aws-rekognition"], outcome.Response!.FailedAttempts.Select(attempt => attempt.Provider)));

        // With the circuit open nobody is asked: a service saw the four attempts at the first image, and no other image.
        Assert.All(emulator.GetUsage().Providers.Values, usage => Assert.Equal(4, usage.Requests));
    }

    [Fact]
    public async Task Addresses_that_nobody_listens_on_are_no_different()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var nobody = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();

        var outcomes = await TagAsync(nobody, images: 100, atOnce: 8);

        Assert.All(outcomes, outcome => Assert.Equal(FashionModelTagger.ProviderId, outcome.Response?.Provider));
        Assert.All(outcomes, outcome => Assert.All(outcome.Response!.FailedAttempts, attempt => Assert.Equal(TaggingErrorKind.Unavailable, attempt.Kind)));
    }

    private static async Task<List<TaggingOutcome>> TagAsync(Uri endpoint, int images, int atOnce)
    {
        var clouds = Clouds.Select(cloud => EmulatedClouds.Create(cloud, endpoint).AsBuilder().UseResilience(options => options.RetryDelay = TimeSpan.FromMilliseconds(1)).Build());
        using var tagger = new FallbackImageTagger([.. clouds, new FashionModelTagger()]);
        var outcomes = new TaggingOutcome[images];
        await Parallel.ForEachAsync(EmulatedClouds.Images(images).Index(), new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = TestContext.Current.CancellationToken }, async (image, token) =>
            outcomes[image.Index] = new TaggingOutcome(image.Index, image.Item, await tagger.TagAsync(image.Item, cancellationToken: token)));
        return [.. outcomes];
    }
}
