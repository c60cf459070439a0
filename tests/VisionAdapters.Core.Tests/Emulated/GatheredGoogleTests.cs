using VisionAdapters.Emulator;

namespace VisionAdapters.Tests.Emulated;

/// <summary>Single calls to the one cloud that takes batches.</summary>
public sealed class GatheredGoogleTests
{
    [Theory]
    [InlineData("google-grpc")]
    [InlineData("google-rest")]
    public async Task Under_load_there_are_at_most_a_fifth_as_many_requests_as_images(string cloud)
    {
        const int images = 2_000;
        var backend = new CountingBackend();
        await using var emulator = await VisionEmulator.StartAsync(new VisionEmulatorOptions { Backend = backend }, TestContext.Current.CancellationToken);
        using var tagger = EmulatedClouds.Create(cloud, emulator.Endpoint).AsBuilder().UseBatching().UseResilience().Build();

        await Parallel.ForEachAsync(
            EmulatedClouds.Images(images),
            new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = TestContext.Current.CancellationToken },
            async (image, token) => Assert.NotEmpty((await tagger.TagAsync(image, cancellationToken: token)).Tags));

        var usage = emulator.GetUsage().Providers["google-vision"];
        Assert.Equal(images, usage.Images);
        Assert.True(usage.Requests * 5 <= images, $"{usage.Requests} requests for {images} images");
        Assert.All(backend.Answered.Values, times => Assert.Equal(1, times));
    }
}
