using Microsoft.Extensions.Time.Testing;
using Polly.CircuitBreaker;

namespace VisionAdapters.Tests.Resilience;

public sealed class CircuitTests
{
    private readonly FakeTimeProvider _clock = new();
    private bool _isDown = true;

    [Fact]
    public async Task A_provider_that_is_down_is_soon_not_asked_any_more()
    {
        var inner = Provider(TaggingErrorKind.Unavailable);
        using var tagger = Build(inner);

        await FailAsync(tagger, calls: 50);

        Assert.Equal(5, inner.Calls);
    }

    [Fact]
    public async Task An_open_circuit_fails_at_once_and_says_when_to_come_back()
    {
        using var tagger = Build(Provider(TaggingErrorKind.Unavailable));
        await FailAsync(tagger, calls: 5);

        // The clock stands still: a call that waited for anything would not end.
        var error = await Assert.ThrowsAsync<TaggingException>(() => TagAsync(tagger));

        Assert.Equal(TaggingErrorKind.Unavailable, error.Kind);
        Assert.Equal("stub", error.Provider);
        Assert.NotNull(error.RetryAfter);
        Assert.Contains("not asked for a while", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_circuit_that_opens_between_attempts_ends_the_retries()
    {
        var inner = Provider(TaggingErrorKind.Unavailable);
        using var tagger = Build(inner, options => options.MaxRetries = 50);

        var error = await Assert.ThrowsAsync<TaggingException>(() => _clock.RunAsync(TagAsync(tagger)));

        Assert.Equal(5, inner.Calls);
        Assert.Contains("last error: Unavailable", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_break_one_call_tries_and_closes_the_circuit()
    {
        using var tagger = Build(Provider(TaggingErrorKind.Unavailable));
        await FailAsync(tagger, calls: 5);
        Assert.Equal(CircuitState.Open, tagger.GetService<CircuitBreakerStateProvider>()!.CircuitState);

        _isDown = false;
        _clock.Advance(TimeSpan.FromSeconds(16));
        await TagAsync(tagger);

        Assert.Equal(CircuitState.Closed, tagger.GetService<CircuitBreakerStateProvider>()!.CircuitState);
    }

    [Theory]
    [InlineData(TaggingErrorKind.Throttled)]
    [InlineData(TaggingErrorKind.InvalidImage)]
    public async Task Answers_of_a_provider_that_is_well_do_not_open_the_circuit(TaggingErrorKind kind)
    {
        var inner = Provider(kind);
        using var tagger = Build(inner);

        await FailAsync(tagger, calls: 50);

        Assert.Equal(50, inner.Calls);
    }

    [Fact]
    public async Task Without_a_circuit_breaker_every_call_is_made()
    {
        var inner = Provider(TaggingErrorKind.Unavailable);
        using var tagger = Build(inner, options => options.CircuitFailureRatio = null);

        await FailAsync(tagger, calls: 50);

        Assert.Equal(50, inner.Calls);
        Assert.Null(tagger.GetService<CircuitBreakerStateProvider>());
    }

    [Fact]
    public async Task Images_whose_store_is_out_leave_the_circuit_of_the_provider_closed()
    {
        var inner = new ScriptedTagger((_, _) => throw new TaggingException(TaggingErrorKind.Unavailable, "The store is out.") { Scope = TaggingErrorScope.Request });
        using var tagger = Build(inner);

        await FailAsync(tagger, calls: 50);

        Assert.Equal(50, inner.Calls);
    }

    private ScriptedTagger Provider(TaggingErrorKind kind) => new((_, _) => _isDown ? throw ScriptedTagger.Error(kind) : StubTagger.Answer("shirt"));

    private IImageTagger Build(ScriptedTagger inner, Action<ResilienceOptions>? configure = null) => inner.AsBuilder()
        .UseResilience(options =>
        {
            options.MaxRetries = 0;
            options.CircuitMinimumAttempts = 5;
            configure?.Invoke(options);
        })
        .Build(_clock.Services());

    private static Task<TaggingResponse> TagAsync(IImageTagger tagger) => tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken);

    private static async Task FailAsync(IImageTagger tagger, int calls)
    {
        for (var call = 0; call < calls; call++)
        {
            await Assert.ThrowsAsync<TaggingException>(() => TagAsync(tagger));
        }
    }
}
