using Microsoft.Extensions.Time.Testing;

namespace VisionAdapters.Tests.Fallback;

/// <summary>While another tagger can answer nobody waits, and a request has one budget of attempts whoever is asked.</summary>
public sealed class FailoverTests
{
    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData(7)]
    [InlineData(null)]
    public async Task A_throttled_call_goes_to_the_next_tagger_at_once(int? retryAfter)
    {
        var cloud = Failing("cloud", TaggingErrorKind.Throttled, retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        using var tagger = Fallback(Resilient(cloud), Local());

        // The clock stands still: a call that waited for anything would not end.
        var response = await TagAsync(tagger);

        Assert.Equal("local", response.Tags[0].Name);
        Assert.Equal(1, cloud.Calls);
    }

    [Fact]
    public async Task A_provider_that_asks_for_a_wait_is_left_alone_so_long()
    {
        var cloud = Failing("cloud", TaggingErrorKind.Throttled, TimeSpan.FromSeconds(7));
        using var tagger = Fallback(Resilient(cloud), Local());
        await TagAsync(tagger);

        _clock.Advance(TimeSpan.FromSeconds(6.5));
        var early = await TagAsync(tagger);
        Assert.Equal(1, cloud.Calls);
        Assert.Equal(TaggingErrorKind.Throttled, Assert.Single(early.FailedAttempts).Kind);

        _clock.Advance(TimeSpan.FromSeconds(0.6));
        await TagAsync(tagger);
        Assert.Equal(2, cloud.Calls);
    }

    [Fact]
    public async Task A_single_call_without_anybody_else_to_ask_waits_as_it_is_told()
    {
        var cloud = new ScriptedTagger((_, time) =>
            time == 1 ? throw ScriptedTagger.Error(TaggingErrorKind.Throttled, TimeSpan.FromSeconds(7)) : StubTagger.Answer("cloud"));
        using var tagger = Fallback(Resilient(cloud));

        var response = await _clock.RunAsync(TagAsync(tagger));

        Assert.Equal("cloud", response.Tags[0].Name);
        Assert.InRange(response.Latency, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(9));
    }

    [Theory]
    [InlineData(TaggingErrorKind.Unavailable)]
    [InlineData(TaggingErrorKind.ProtocolError)]
    [InlineData(TaggingErrorKind.Timeout)]
    public async Task What_would_have_to_wait_for_its_retry_goes_on_too(TaggingErrorKind kind)
    {
        var cloud = Failing("cloud", kind);
        using var tagger = Fallback(Resilient(cloud), Local());

        await TagAsync(tagger);

        Assert.Equal(1, cloud.Calls);
    }

    [Fact]
    public async Task A_retry_that_needs_no_wait_is_made_first()
    {
        var cloud = Failing("cloud", TaggingErrorKind.Unavailable);
        using var tagger = Fallback(Resilient(cloud, options => options.RetryDelay = TimeSpan.Zero), Local());

        await TagAsync(tagger);

        Assert.Equal(4, cloud.Calls);
    }

    [Fact]
    public async Task All_taggers_together_have_the_attempts_of_one_call()
    {
        var (first, second, third) = (
            Failing("first", TaggingErrorKind.Unavailable), Failing("second", TaggingErrorKind.Throttled), Failing("third", TaggingErrorKind.Unavailable));
        using var tagger = Fallback(Resilient(first), Resilient(second), Resilient(third));

        await Assert.ThrowsAsync<TaggingException>(() => _clock.RunAsync(TagAsync(tagger)));

        Assert.Equal((1, 1, 2), (first.Calls, second.Calls, third.Calls));
    }

    [Fact]
    public async Task Taggers_that_were_not_asked_leave_their_attempts_to_the_last_one()
    {
        var (first, last) = (Failing("first", TaggingErrorKind.Unavailable), Failing("last", TaggingErrorKind.Throttled));

        // Waits between retries are drawn by chance: the circuit sees all calls, however long they wait.
        void OpenAfterTwo(ResilienceOptions options)
        {
            options.CircuitMinimumAttempts = 2;
            options.CircuitSamplingDuration = options.CircuitBreakDuration = TimeSpan.FromHours(1);
        }

        using var tagger = Fallback(Resilient(first, OpenAfterTwo), Resilient(last));
        for (var call = 0; call < 2; call++)
        {
            await Assert.ThrowsAsync<TaggingException>(() => _clock.RunAsync(TagAsync(tagger)));
        }

        var before = last.Calls;
        await Assert.ThrowsAsync<TaggingException>(() => _clock.RunAsync(TagAsync(tagger)));

        Assert.Equal(2, first.Calls);
        Assert.Equal(4, last.Calls - before);
    }

    [Fact]
    public async Task A_fallback_inside_of_another_shares_its_budget_and_its_patience()
    {
        var (first, second, last) = (
            Failing("first", TaggingErrorKind.Unavailable), Failing("second", TaggingErrorKind.Unavailable), Failing("last", TaggingErrorKind.Unavailable));
        using var tagger = Fallback(Fallback(Resilient(first), Resilient(second)), Resilient(last));

        await Assert.ThrowsAsync<TaggingException>(() => _clock.RunAsync(TagAsync(tagger)));

        Assert.Equal((1, 1, 2), (first.Calls, second.Calls, last.Calls));
    }

    [Fact]
    public async Task A_failure_that_does_not_fail_over_is_waited_for()
    {
        var cloud = new ScriptedTagger((_, time) =>
            time == 1 ? throw ScriptedTagger.Error(TaggingErrorKind.Unavailable) : StubTagger.Answer("cloud"));
        using var tagger = new FallbackImageTagger(
            [Resilient(cloud), Local()], new FallbackOptions { ShouldFailOver = error => error.Kind == TaggingErrorKind.QuotaExceeded }, _clock);

        Assert.Equal("cloud", (await _clock.RunAsync(TagAsync(tagger))).Tags[0].Name);
    }

    [Fact]
    public async Task Calls_that_are_gathered_fail_over_at_once_too()
    {
        var cloud = new ScriptedTagger(
            (_, _) => throw ScriptedTagger.Error(TaggingErrorKind.Throttled, TimeSpan.FromSeconds(7)), maxBatchSize: 4, "cloud");
        var gathered = cloud.AsBuilder().UseBatching().UseResilience().Build(_clock.Services());
        var last = Failing("last", TaggingErrorKind.Throttled);
        using var tagger = Fallback(gathered, Resilient(last));

        var calls = Enumerable.Range(0, 4).Select(_ => Assert.ThrowsAsync<TaggingException>(() => TagAsync(tagger))).ToArray();
        await _clock.RunAsync(Task.WhenAll(calls));

        Assert.Equal(1, cloud.Calls);
        Assert.Equal(4 * 3, last.Calls);
    }

    [Fact]
    public async Task In_a_batch_nobody_waits_either()
    {
        var cloud = new ScriptedTagger(
            (image, _) => image.Name == "b" ? throw ScriptedTagger.Error(TaggingErrorKind.Throttled, TimeSpan.FromSeconds(7)) : StubTagger.Answer("cloud"),
            maxBatchSize: 4,
            "cloud");
        using var tagger = Fallback(Resilient(cloud), Local());
        ImageInput[] images = [ImageInput.FromBytes(new byte[] { 1 }, "a"), ImageInput.FromBytes(new byte[] { 1 }, "b")];

        var outcomes = await tagger.TagBatchAsync(images, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["cloud", "local"], outcomes.Select(outcome => outcome.Response!.Tags[0].Name));
        Assert.Equal(1, cloud.Calls);
    }

    [Fact]
    public async Task An_address_that_one_tagger_cannot_fetch_is_for_the_next()
    {
        var first = new ScriptedTagger(
            async (image, _, token) =>
            {
                await image.LoadAsync(cancellationToken: token);
                return StubTagger.Answer("first");
            },
            provider: "first");
        using var tagger = Fallback(Resilient(first), Local());

        var response = await tagger.TagAsync(
            ImageInput.FromUri(new Uri("gs://bucket/shirt.jpg")), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("local", response.Tags[0].Name);
        Assert.Equal(TaggingErrorKind.InvalidRequest, Assert.Single(response.FailedAttempts).Kind);
    }

    [Theory]
    [InlineData(TaggingErrorKind.InvalidRequest)]
    [InlineData(TaggingErrorKind.ImageTooLarge)]
    [InlineData(TaggingErrorKind.UnsupportedFormat)]
    public async Task A_limit_of_one_provider_makes_the_next_one_answer(TaggingErrorKind kind)
    {
        var first = new ScriptedTagger((_, _) => throw new TaggingException(kind, "here only") { Scope = TaggingErrorScope.Provider });
        using var tagger = Fallback(first, Local());

        Assert.Equal("local", (await TagAsync(tagger)).Tags[0].Name);
    }

    private static ScriptedTagger Failing(string provider, TaggingErrorKind kind, TimeSpan? retryAfter = null) =>
        new((_, _) => throw ScriptedTagger.Error(kind, retryAfter), provider: provider);

    private static ScriptedTagger Local() => new((_, _) => StubTagger.Answer("local"), provider: "local");

    private static Task<TaggingResponse> TagAsync(FallbackImageTagger tagger) =>
        tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken);

    private FallbackImageTagger Fallback(params IImageTagger[] taggers) => new(taggers, timeProvider: _clock);

    private IImageTagger Resilient(ScriptedTagger tagger, Action<ResilienceOptions>? configure = null) =>
        tagger.AsBuilder().UseResilience(configure).Build(_clock.Services());
}
