using VisionAdapters.Emulator;

namespace VisionAdapters.Tests.Emulated;

/// <summary>Thousands of images against services that fail a quarter of their calls.</summary>
public sealed class FaultyCloudTests
{
    private const int Images = 5_000;

    [Theory]
    [InlineData("azure")]
    [InlineData("aws")]
    [InlineData("google-rest")]
    public async Task None_is_lost_and_none_is_answered_twice(string cloud)
    {
        var backend = new CountingBackend();

        var outcomes = await TagAsync(cloud, backend);

        Assert.Equal(Images, outcomes.Count(outcome => outcome.IsSuccess));
        Assert.Equal(Images, backend.Answered.Count);
        Assert.All(backend.Answered.Values, times => Assert.Equal(1, times));
    }

    [Fact]
    public async Task Over_one_connection_that_breaks_for_all_calls_on_it_none_is_lost_either()
    {
        var backend = new CountingBackend();

        var outcomes = await TagAsync("google-grpc", backend);

        // A reset of HTTP/2 also swallows answers that other calls on the connection had coming: those are asked for again.
        Assert.Equal(Images, outcomes.Count(outcome => outcome.IsSuccess));
        Assert.Equal(Images, backend.Answered.Count);
    }

    private static async Task<List<TaggingOutcome>> TagAsync(string cloud, CountingBackend backend)
    {
        await using var emulator = await VisionEmulator.StartAsync(
            new VisionEmulatorOptions
            {
                Backend = backend,
                Faults = new FaultPlan
                {
                    Rules =
                    [
                        new FaultRule { Kind = FaultKind.Unavailable, Probability = 0.10 },
                        new FaultRule { Kind = FaultKind.Throttled, Probability = 0.10 },
                        new FaultRule { Kind = FaultKind.ConnectionReset, Probability = 0.05 },
                    ],
                },
            },
            TestContext.Current.CancellationToken);
        using var tagger = EmulatedClouds.Create(cloud, emulator.Endpoint).AsBuilder()
            .UseResilience(options =>
            {
                options.MaxRetries = 20;
                options.RetryDelay = TimeSpan.FromMilliseconds(1);
                options.MaxRetryDelay = TimeSpan.FromMilliseconds(20);
                options.CircuitMinimumAttempts = 200;
            })
            .Build();
        var outcomes = await tagger.TagManyAsync(EmulatedClouds.Images(Images).ToAsyncEnumerable(), new TagManyOptions { MaxConcurrency = 8 }, TestContext.Current.CancellationToken).ToListAsync();
        Assert.Equal(Enumerable.Range(0, Images).Select(number => $"image {number}"), outcomes.Select(outcome => outcome.Image.Name));
        Assert.All(outcomes.Where(outcome => outcome.IsSuccess), outcome => Assert.True(outcome.Response!.IsEmulated));
        return outcomes;
    }
}
