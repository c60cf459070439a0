using Microsoft.Extensions.Time.Testing;

namespace VisionAdapters.Tests.Batching;

/// <summary>What a batch is made of, and when it goes.</summary>
public sealed class BatchSettingsTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task The_largest_batch_is_the_smaller_of_what_is_wanted_and_what_the_tagger_takes()
    {
        var inner = Echo(maxBatchSize: 4);
        using var two = Build(inner, options => options.MaxBatchSize = 2);
        using var many = Build(inner, options => options.MaxBatchSize = 100);

        await Task.WhenAll("abcd".Select(name => TagAsync(two, $"{name}")));
        await Task.WhenAll("efgh".Select(name => TagAsync(many, $"{name}")));

        Assert.Equal([2, 2, 4], inner.Batches.Select(batch => batch.Length));
    }

    [Fact]
    public void A_tagger_that_takes_one_image_at_a_time_gets_no_stage()
    {
        using var inner = new SingleBatchTagger();

        Assert.Same(inner, inner.AsBuilder().UseBatching().Build());
    }

    [Fact]
    public async Task The_wait_in_the_window_counts_as_latency()
    {
        using var tagger = Build(Echo());
        var call = TagAsync(tagger, "a");

        _clock.Advance(TimeSpan.FromMilliseconds(5));

        Assert.Equal(TimeSpan.FromMilliseconds(5), (await call).Latency);
    }

    [Fact]
    public async Task A_call_after_the_window_opens_another_batch()
    {
        var inner = Echo();
        using var tagger = Build(inner);

        foreach (var name in new[] { "a", "b" })
        {
            var call = TagAsync(tagger, name);
            _clock.Advance(TimeSpan.FromMilliseconds(5));
            await call;
        }

        Assert.Equal([["a"], ["b"]], inner.Batches);
    }

    [Fact]
    public async Task A_call_that_comes_cancelled_takes_no_place_in_a_batch()
    {
        var inner = Echo(maxBatchSize: 2);
        using var tagger = Build(inner);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tagger.TagAsync(Image("a"), null, new CancellationToken(canceled: true)));
        var stays = TagAsync(tagger, "b");
        var fills = TagAsync(tagger, "c");
        await Task.WhenAll(stays, fills);

        Assert.Equal([["b", "c"]], inner.Batches);
    }

    [Fact]
    public async Task Who_leaves_before_the_window_closes_does_not_end_the_batch_of_those_who_come()
    {
        var inner = Echo();
        using var tagger = Build(inner);
        using var cancellation = new CancellationTokenSource();
        var leaves = tagger.TagAsync(Image("a"), null, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);

        var comes = TagAsync(tagger, "b");
        _clock.Advance(TimeSpan.FromMilliseconds(5));

        Assert.Equal("b", (await comes).Tags[0].Name);
    }

    [Fact]
    public async Task A_batch_that_everybody_left_is_not_asked_for()
    {
        var inner = Echo();
        using var tagger = Build(inner);
        using var cancellation = new CancellationTokenSource();
        var leaves = tagger.TagAsync(Image("a"), null, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);

        _clock.Advance(TimeSpan.FromMilliseconds(5));
        var next = TagAsync(tagger, "b");
        _clock.Advance(TimeSpan.FromMilliseconds(5));
        await next;

        Assert.Equal([["b"]], inner.Batches);
    }

    [Fact]
    public async Task Options_that_the_caller_changes_while_the_batch_waits_stay_as_they_were()
    {
        var inner = Echo();
        using var tagger = Build(inner);
        var options = new TaggingOptions { MaxTags = 5 };
        var call = TagAsync(tagger, "a", options);

        options.MaxTags = 1;
        _clock.Advance(TimeSpan.FromMilliseconds(5));
        await call;

        Assert.Equal(5, Assert.Single(inner.Options)!.MaxTags);
    }

    [Fact]
    public async Task Options_with_settings_of_a_provider_are_handed_on_as_they_are_and_never_shared()
    {
        var inner = Echo();
        using var tagger = Build(inner);
        var first = new TaggingOptions { AdditionalProperties = new Dictionary<string, object?>(StringComparer.Ordinal) { ["crop"] = "1.5" } };
        var second = new TaggingOptions { AdditionalProperties = new Dictionary<string, object?>(StringComparer.Ordinal) { ["crop"] = "1.5" } };

        var calls = new[] { TagAsync(tagger, "a", first), TagAsync(tagger, "b", second), TagAsync(tagger, "c", new TaggingOptions { AdditionalProperties = new Dictionary<string, object?>(StringComparer.Ordinal) }), TagAsync(tagger, "d") };
        _clock.Advance(TimeSpan.FromMilliseconds(5));
        await Task.WhenAll(calls);

        Assert.Equal(["a", "b", "c,d"], inner.Batches.Select(batch => string.Join(',', batch)).Order());
        Assert.Contains(inner.Options, options => ReferenceEquals(options, first));
        Assert.Contains(inner.Options, options => ReferenceEquals(options, second));
    }

    [Fact]
    public async Task Options_of_a_class_of_ones_own_are_handed_on_as_they_are()
    {
        var inner = Echo();
        using var tagger = Build(inner);
        var own = new OwnOptions();

        var calls = new[] { TagAsync(tagger, "a", own), TagAsync(tagger, "b") };
        _clock.Advance(TimeSpan.FromMilliseconds(5));
        await Task.WhenAll(calls);

        Assert.Equal(2, inner.Batches.Count);
        Assert.Contains(inner.Options, options => ReferenceEquals(options, own));
    }

    [Fact]
    public async Task Calls_with_and_without_another_tagger_behind_them_are_not_mixed()
    {
        var inner = Echo();
        var shared = Build(inner);
        using var alone = new FallbackImageTagger([shared]);
        using var backed = new FallbackImageTagger([shared, new StubTagger()]);
        using var late = new FallbackImageTagger([Failing().AsBuilder().UseResilience(options => options.MaxRetries = 0).Build(), shared]);

        var calls = new[] { TagAsync(alone, "a"), TagAsync(backed, "b"), TagAsync(late, "c"), TagAsync(alone, "d"), TagAsync(shared, "e") };
        _clock.Advance(TimeSpan.FromMilliseconds(5));
        await Task.WhenAll(calls);

        Assert.Equal(["a,d,e", "b", "c"], inner.Batches.Select(batch => string.Join(',', batch)).Order());
    }

    [Fact]
    public async Task A_tagger_that_answers_for_fewer_images_than_it_was_given_breaks_the_protocol()
    {
        var inner = new ForgetfulTagger();
        using var gathered = inner.AsBuilder().UseBatching().Build(_clock.Services());
        using var resilient = inner.AsBuilder().UseResilience(options => options.MaxRetries = 0).Build(_clock.Services());

        var call = TagAsync(gathered, "a");
        _clock.Advance(TimeSpan.FromMilliseconds(5));
        var error = await Assert.ThrowsAsync<TaggingException>(() => call);
        var outcomes = await resilient.GetService<IBatchImageTagger>()!.TagBatchAsync([Image("a"), Image("b")], null, TestContext.Current.CancellationToken);

        Assert.Equal((TaggingErrorKind.ProtocolError, "The tagger gave 0 outcomes for 1 images."), (error.Kind, error.Message));
        Assert.All(outcomes, outcome => Assert.Equal("The tagger gave 0 outcomes for 2 images.", outcome.Error!.Message));
    }

    [Fact]
    public async Task After_disposal_calls_are_refused_and_those_that_wait_are_told()
    {
        var tagger = Build(Echo());
        var waiting = TagAsync(tagger, "a");

        tagger.Dispose();

        Assert.Contains("disposed before", (await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting)).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => TagAsync(tagger, "b"));
    }

    private static ScriptedTagger Failing() => new((_, _) => throw ScriptedTagger.Error(TaggingErrorKind.Unavailable));

    private static ScriptedTagger Echo(int maxBatchSize = 4) => new((image, _) => StubTagger.Answer(image.Name!), maxBatchSize);

    private static ImageInput Image(string name) => ImageInput.FromBytes(new byte[] { 1 }, name);

    private IImageTagger Build(ScriptedTagger inner, Action<BatchingOptions>? configure = null) =>
        inner.AsBuilder().UseBatching(configure).Build(_clock.Services());

    private static Task<TaggingResponse> TagAsync(IImageTagger tagger, string name, TaggingOptions? options = null) =>
        tagger.TagAsync(Image(name), options, TestContext.Current.CancellationToken);

    private sealed class OwnOptions : TaggingOptions
    {
        public override TaggingOptions Clone() => throw new InvalidOperationException("Only its maker knows how to copy it.");
    }

    private class SingleBatchTagger : StubTagger, IBatchImageTagger
    {
        public virtual int MaxBatchSize => 1;

        public virtual Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(
            IReadOnlyList<ImageInput> images, TaggingOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<TaggingOutcome>>([]);
    }

    private sealed class ForgetfulTagger : SingleBatchTagger
    {
        public override int MaxBatchSize => 4;
    }
}
