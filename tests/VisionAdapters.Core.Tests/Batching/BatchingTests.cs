using Microsoft.Extensions.Time.Testing;

namespace VisionAdapters.Tests.Batching;

public sealed class BatchingTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task Calls_within_the_window_become_one_batch_and_each_gets_its_own_answer()
    {
        var inner = Echo();
        using var tagger = Build(inner);

        var calls = new[] { "a", "b", "c" }.Select(name => TagAsync(tagger, name)).ToArray();
        Assert.Equal(0, inner.Calls);
        _clock.Advance(TimeSpan.FromMilliseconds(5));

        Assert.Equal(["a", "b", "c"], (await Task.WhenAll(calls)).Select(response => response.Tags[0].Name));
        Assert.Equal([["a", "b", "c"]], inner.Batches);
    }

    [Fact]
    public async Task A_full_batch_does_not_wait()
    {
        var inner = Echo();
        using var tagger = Build(inner);

        await Task.WhenAll("abcd".Select(name => TagAsync(tagger, name.ToString())));

        Assert.Equal([["a", "b", "c", "d"]], inner.Batches);
    }

    [Fact]
    public async Task A_call_after_a_full_batch_opens_the_next()
    {
        var inner = Echo();
        using var tagger = Build(inner);

        var calls = "abcde".Select(name => TagAsync(tagger, name.ToString())).ToArray();
        _clock.Advance(TimeSpan.FromMilliseconds(5));
        await Task.WhenAll(calls);

        Assert.Equal([4, 1], inner.Batches.Select(batch => batch.Length).OrderDescending());
    }

    [Fact]
    public async Task Calls_that_ask_for_different_things_are_not_mixed()
    {
        var inner = Echo();
        using var tagger = Build(inner);

        var plain = TagAsync(tagger, "a", new TaggingOptions { MaxTags = 5 });
        var same = TagAsync(tagger, "b", new TaggingOptions { MaxTags = 5 });
        var other = TagAsync(tagger, "c", new TaggingOptions { Features = TaggingFeatures.Colors });
        _clock.Advance(TimeSpan.FromMilliseconds(5));
        await Task.WhenAll(plain, same, other);

        Assert.Equal(["a,b", "c"], inner.Batches.Select(batch => string.Join(',', batch)).Order());
    }

    [Fact]
    public async Task An_image_that_fails_fails_for_its_caller_alone()
    {
        var inner = new ScriptedTagger((image, _) => image.Name == "b" ? throw ScriptedTagger.Error(TaggingErrorKind.InvalidImage) : StubTagger.Answer(image.Name!), maxBatchSize: 2);
        using var tagger = Build(inner);

        var (good, bad) = (TagAsync(tagger, "a"), TagAsync(tagger, "b"));

        Assert.Equal("a", (await good).Tags[0].Name);
        Assert.Equal(TaggingErrorKind.InvalidImage, (await Assert.ThrowsAsync<TaggingException>(() => bad)).Kind);
    }

    [Fact]
    public async Task A_batch_that_fails_fails_for_all()
    {
        var inner = new ScriptedTagger((_, _) => throw new InvalidOperationException("broken"), maxBatchSize: 2);
        using var tagger = Build(inner);

        var (first, second) = (TagAsync(tagger, "a"), TagAsync(tagger, "b"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        await Assert.ThrowsAsync<InvalidOperationException>(() => second);
    }

    [Fact]
    public async Task Who_cancels_while_waiting_leaves_at_once_and_is_not_asked_for()
    {
        var inner = Echo();
        using var tagger = Build(inner);
        using var cancellation = new CancellationTokenSource();

        var stays = TagAsync(tagger, "a");
        var leaves = tagger.TagAsync(Image("b"), cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);
        _clock.Advance(TimeSpan.FromMilliseconds(5));

        await stays;
        Assert.Equal([["a"]], inner.Batches);
    }

    [Fact]
    public async Task A_batch_goes_on_while_somebody_waits_for_it_and_is_cancelled_when_nobody_does()
    {
        var isUnderWay = new TaskCompletionSource();
        var wasCancelled = new TaskCompletionSource();
        var inner = new ScriptedTagger(
            async (_, _, token) =>
            {
                token.Register(() => wasCancelled.TrySetResult());
                isUnderWay.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
                return StubTagger.Answer();
            },
            maxBatchSize: 2);
        using var tagger = Build(inner);
        using var one = new CancellationTokenSource();
        using var two = new CancellationTokenSource();
        var first = tagger.TagAsync(Image("a"), cancellationToken: one.Token);
        var second = tagger.TagAsync(Image("b"), cancellationToken: two.Token);
        await isUnderWay.Task.WaitAsync(TestContext.Current.CancellationToken);

        await one.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(second.IsCompleted || wasCancelled.Task.IsCompleted);
        await two.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await wasCancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Disposing_ends_the_calls_that_wait()
    {
        var tagger = Build(Echo());
        var call = TagAsync(tagger, "a");

        tagger.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => call);
    }

    [Fact]
    public void A_tagger_without_batches_gets_no_stage()
    {
        using var inner = new StubTagger();

        Assert.Same(inner, inner.AsBuilder().UseBatching().Build());
    }

    [Fact]
    public async Task Under_load_every_call_is_answered_with_its_own_image()
    {
        var inner = new ScriptedTagger((image, _) => StubTagger.Answer(image.Name!), maxBatchSize: 16);
        using var tagger = inner.AsBuilder().UseBatching().Build();

        await Parallel.ForEachAsync(Enumerable.Range(0, 2_000), new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = TestContext.Current.CancellationToken }, async (number, token) =>
        {
            var response = await tagger.TagAsync(Image($"{number}"), cancellationToken: token);
            Assert.Equal($"{number}", response.Tags[0].Name);
        });

        Assert.Equal(2_000, inner.Batches.Sum(batch => batch.Length));
        Assert.True(inner.Calls * 5 <= 2_000, $"{inner.Calls} calls for 2,000 images");
    }

    private static ScriptedTagger Echo() => new((image, _) => StubTagger.Answer(image.Name!), maxBatchSize: 4);

    private static ImageInput Image(string name) => ImageInput.FromBytes(new byte[] { 1 }, name);

    private IImageTagger Build(ScriptedTagger inner) => inner.AsBuilder().UseBatching().Build(_clock.Services());

    private static Task<TaggingResponse> TagAsync(IImageTagger tagger, string name, TaggingOptions? options = null) =>
        tagger.TagAsync(Image(name), options, TestContext.Current.CancellationToken);
}
