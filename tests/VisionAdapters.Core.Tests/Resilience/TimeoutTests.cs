using Microsoft.Extensions.Time.Testing;

namespace VisionAdapters.Tests.Resilience;

public sealed class TimeoutTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_given_up_and_made_again()
    {
        var inner = new ScriptedTagger(async (_, time, token) =>
        {
            if (time == 1)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            }

            return StubTagger.Answer("shirt");
        });

        var response = await TagAsync(inner, options => options.AttemptTimeout = TimeSpan.FromSeconds(2));

        Assert.Equal("shirt", response.Tags[0].Name);
        Assert.Equal(2, inner.Calls);
    }

    [Fact]
    public async Task A_provider_that_never_answers_is_a_timeout()
    {
        var inner = new ScriptedTagger(Never);

        var error = await Assert.ThrowsAsync<TaggingException>(() => TagAsync(inner, options =>
        {
            options.MaxRetries = 1;
            options.AttemptTimeout = TimeSpan.FromSeconds(2);
        }));

        Assert.Equal(TaggingErrorKind.Timeout, error.Kind);
        Assert.True(error.IsTransient);
        Assert.Equal("stub", error.Provider);
        Assert.Contains("within 2 s", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, inner.Calls);
    }

    [Fact]
    public async Task The_total_timeout_bounds_attempts_and_waits_together()
    {
        var inner = new ScriptedTagger((_, _) => throw ScriptedTagger.Error(TaggingErrorKind.Unavailable));

        var error = await Assert.ThrowsAsync<TaggingException>(() => TagAsync(inner, options =>
        {
            options.MaxRetries = 100;
            options.CircuitFailureRatio = null;
            options.TotalTimeout = TimeSpan.FromSeconds(10);
        }));

        Assert.Equal(TaggingErrorKind.Timeout, error.Kind);
        Assert.Contains("last error: Unavailable", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_gives_up_by_its_own_clock_is_a_timeout_and_not_a_cancellation()
    {
        var inner = new ScriptedTagger((_, time) => time == 1 ? throw new TaskCanceledException() : StubTagger.Answer("shirt"));

        var response = await TagAsync(inner, _ => { });

        Assert.Equal("shirt", response.Tags[0].Name);
    }

    [Fact]
    public async Task A_cancelled_call_is_a_cancellation_even_when_a_timeout_is_set()
    {
        using var cancellation = new CancellationTokenSource();
        using var tagger = new ScriptedTagger(Never).AsBuilder().UseResilience().Build(_clock.Services());

        var call = tagger.TagAsync(TestImages.Source(), cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private static async Task<TaggingResponse> Never(ImageInput image, int time, CancellationToken token)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, token);
        return StubTagger.Answer();
    }

    private async Task<TaggingResponse> TagAsync(ScriptedTagger inner, Action<ResilienceOptions> configure)
    {
        using var tagger = inner.AsBuilder().UseResilience(configure).Build(_clock.Services());
        return await _clock.RunAsync(tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken));
    }
}
