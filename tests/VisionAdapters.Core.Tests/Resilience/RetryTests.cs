using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace VisionAdapters.Tests.Resilience;

public sealed class RetryTests
{
    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData(TaggingErrorKind.Throttled)]
    [InlineData(TaggingErrorKind.Unavailable)]
    [InlineData(TaggingErrorKind.Timeout)]
    public async Task What_may_succeed_later_is_asked_again(TaggingErrorKind kind)
    {
        var inner = new ScriptedTagger((_, time) => time < 3 ? throw ScriptedTagger.Error(kind) : StubTagger.Answer("shirt"));

        var response = await TagAsync(inner);

        Assert.Equal("shirt", response.Tags[0].Name);
        Assert.Equal(3, inner.Calls);
    }

    [Theory]
    [InlineData(TaggingErrorKind.Authentication)]
    [InlineData(TaggingErrorKind.InvalidImage)]
    [InlineData(TaggingErrorKind.QuotaExceeded)]
    public async Task What_cannot_succeed_later_is_asked_once(TaggingErrorKind kind)
    {
        var inner = new ScriptedTagger((_, _) => throw ScriptedTagger.Error(kind));

        var error = await Assert.ThrowsAsync<TaggingException>(() => TagAsync(inner));

        Assert.Equal(kind, error.Kind);
        Assert.Equal(1, inner.Calls);
    }

    [Fact]
    public async Task When_the_retries_are_used_up_the_last_error_is_thrown_as_it_came()
    {
        var last = ScriptedTagger.Error(TaggingErrorKind.Throttled);
        var inner = new ScriptedTagger((_, time) => throw (time == 3 ? last : ScriptedTagger.Error(TaggingErrorKind.Unavailable)));

        var error = await Assert.ThrowsAsync<TaggingException>(() => TagAsync(inner, options => options.MaxRetries = 2));

        Assert.Same(last, error);
    }

    [Fact]
    public async Task Without_retries_a_call_is_made_once()
    {
        var inner = new ScriptedTagger((_, _) => throw ScriptedTagger.Error(TaggingErrorKind.Unavailable));

        await Assert.ThrowsAsync<TaggingException>(() => TagAsync(inner, options => options.MaxRetries = 0));

        Assert.Equal(1, inner.Calls);
    }

    [Fact]
    public async Task A_provider_is_given_the_time_that_it_asks_for()
    {
        var inner = new ScriptedTagger((_, time) => time == 1 ? throw ScriptedTagger.Error(TaggingErrorKind.Throttled, TimeSpan.FromSeconds(7)) : StubTagger.Answer("shirt"));
        var started = _clock.GetTimestamp();

        await TagAsync(inner, options => options.RetryDelay = TimeSpan.FromMilliseconds(20));

        Assert.InRange(_clock.GetElapsedTime(started), TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7 * 1.2) + TimeSpan.FromMilliseconds(500));
    }

    [Fact]
    public async Task A_provider_that_asks_for_more_time_than_is_allowed_is_not_waited_for()
    {
        var inner = new ScriptedTagger((_, _) => throw ScriptedTagger.Error(TaggingErrorKind.Throttled, TimeSpan.FromMinutes(5)));
        using var tagger = Build(inner, _ => { });

        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TimeSpan.FromMinutes(5), error.RetryAfter);
        Assert.Equal(1, inner.Calls);
    }

    [Fact]
    public async Task A_wait_that_would_end_after_the_total_timeout_is_not_begun()
    {
        var inner = new ScriptedTagger((_, _) => throw ScriptedTagger.Error(TaggingErrorKind.Throttled, TimeSpan.FromSeconds(20)));
        using var tagger = Build(inner, options => options.TotalTimeout = TimeSpan.FromSeconds(10));

        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TaggingErrorKind.Throttled, error.Kind);
    }

    [Fact]
    public async Task The_latency_counts_the_waits()
    {
        var inner = new ScriptedTagger((_, time) => time == 1 ? throw ScriptedTagger.Error(TaggingErrorKind.Throttled, TimeSpan.FromSeconds(3)) : StubTagger.Answer("shirt"));

        var response = await TagAsync(inner);

        Assert.True(response.Latency >= TimeSpan.FromSeconds(3), $"{response.Latency}");
    }

    [Fact]
    public async Task A_cancellation_ends_the_wait_for_a_retry()
    {
        using var cancellation = new CancellationTokenSource();
        var inner = new ScriptedTagger((_, _) => throw ScriptedTagger.Error(TaggingErrorKind.Unavailable));
        using var tagger = Build(inner, options => options.RetryDelay = TimeSpan.FromMinutes(1));

        var call = tagger.TagAsync(TestImages.Source(), cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(1, inner.Calls);
    }

    [Fact]
    public async Task Which_errors_are_worth_a_retry_can_be_told()
    {
        var inner = new ScriptedTagger((_, time) => time == 1 ? throw ScriptedTagger.Error(TaggingErrorKind.ProtocolError) : StubTagger.Answer("shirt"));

        await TagAsync(inner, options => options.ShouldRetry = error => error.Kind == TaggingErrorKind.ProtocolError);

        Assert.Equal(2, inner.Calls);
    }

    [Fact]
    public async Task An_answer_that_breaks_the_protocol_is_asked_for_again_once()
    {
        var damaged = new ScriptedTagger(
            (_, time) => time == 1 ? throw ScriptedTagger.Error(TaggingErrorKind.ProtocolError) : StubTagger.Answer("shirt"));
        var broken = new ScriptedTagger((_, _) => throw ScriptedTagger.Error(TaggingErrorKind.ProtocolError));

        await TagAsync(damaged);
        await Assert.ThrowsAsync<TaggingException>(() => TagAsync(broken));

        Assert.Equal((2, 2), (damaged.Calls, broken.Calls));
    }

    [Fact]
    public async Task An_answer_that_was_cut_off_is_transient_however_often()
    {
        var inner = new ScriptedTagger((_, _) => throw new TaggingException(TaggingErrorKind.ProtocolError, "cut off") { IsTransient = true });

        await Assert.ThrowsAsync<TaggingException>(() => TagAsync(inner));

        Assert.Equal(4, inner.Calls);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<OptionsValidationException>(() => new StubTagger().AsBuilder().UseResilience(options => options.MaxRetries = -1));
        Assert.Throws<OptionsValidationException>(() => new StubTagger().AsBuilder().UseResilience(options => options.TotalTimeout = TimeSpan.Zero));
        Assert.Throws<OptionsValidationException>(() => new StubTagger().AsBuilder().UseResilience(options => options.CircuitBreakDuration = TimeSpan.Zero));
    }

    [Fact]
    public void A_stage_around_a_tagger_without_batches_offers_none()
    {
        using var tagger = new StubTagger().AsBuilder().UseResilience().Build();

        Assert.Null(tagger.GetService<IBatchImageTagger>());
    }

    private async Task<TaggingResponse> TagAsync(ScriptedTagger inner, Action<ResilienceOptions>? configure = null)
    {
        using var tagger = Build(inner, configure);
        return await _clock.RunAsync(tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken));
    }

    private IImageTagger Build(ScriptedTagger inner, Action<ResilienceOptions>? configure) =>
        inner.AsBuilder().UseResilience(configure).Build(_clock.Services());
}
