namespace VisionAdapters.Tests.Resilience;

public sealed class CallLimitTests
{
    [Fact]
    public async Task No_more_calls_are_under_way_than_allowed()
    {
        var entered = 0;
        var allowed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var inner = new ScriptedTagger(async (_, _, token) =>
        {
            // The first calls end together, when as many are under way as may be.
            if (Interlocked.Increment(ref entered) == 3)
            {
                allowed.SetResult();
            }

            await allowed.Task.WaitAsync(token);
            return StubTagger.Answer("shirt");
        });
        using var tagger = inner.AsBuilder().UseResilience(options => options.MaxConcurrentCalls = 3).Build();

        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => TagAsync(tagger)));

        Assert.Equal(30, inner.Calls);
        Assert.Equal(3, inner.MostUnderWay);
    }

    [Fact]
    public async Task A_call_that_finds_the_queue_full_fails_at_once()
    {
        var release = new TaskCompletionSource<TaggingResponse>();
        var inner = new ScriptedTagger((_, _, _) => release.Task);
        using var tagger = inner.AsBuilder()
            .UseResilience(options =>
            {
                options.MaxConcurrentCalls = 1;
                options.MaxQueuedCalls = 1;
            })
            .Build();
        var first = TagAsync(tagger);
        var queued = TagAsync(tagger);

        var error = await Assert.ThrowsAsync<TaggingException>(() => TagAsync(tagger));
        release.SetResult(StubTagger.Answer("shirt"));

        Assert.Equal(TaggingErrorKind.Throttled, error.Kind);
        Assert.Contains("MaxQueuedCalls", error.Message, StringComparison.Ordinal);
        await Task.WhenAll(first, queued);
    }

    [Fact]
    public async Task Calls_beyond_the_rate_are_held_back()
    {
        var inner = new ScriptedTagger((_, _) => StubTagger.Answer("shirt"));
        using var tagger = inner.AsBuilder().UseResilience(options => options.CallsPerSecond = 0.01).Build();
        using var cancellation = new CancellationTokenSource();

        await TagAsync(tagger);
        var second = tagger.TagAsync(TestImages.Source(), cancellationToken: cancellation.Token);

        Assert.False(second.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(1, inner.Calls);
    }

    private static Task<TaggingResponse> TagAsync(IImageTagger tagger) => tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken);
}
