using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace VisionAdapters.Tests.Resilience;

/// <summary>What a caller, the log and the meters are told when a call is refused, and when a provider comes back.</summary>
public sealed class RejectionTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly FakeLogCollector _log = new();
    private readonly TestMeterFactory _meters = new();
    private readonly ServiceProvider _services;

    public RejectionTests() => _services = new ServiceCollection()
        .AddSingleton<TimeProvider>(_clock)
        .AddSingleton<System.Diagnostics.Metrics.IMeterFactory>(_meters)
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new FakeLoggerProvider(_log)))
        .BuildServiceProvider();

    public void Dispose()
    {
        _services.Dispose();
        _meters.Dispose();
    }

    [Fact]
    public async Task A_call_to_an_open_circuit_names_the_provider_and_when_it_is_tried_again()
    {
        using var openings = Collect("circuit_openings");
        using var rejections = Collect("rejections");
        using var tagger = Build((_, _) => throw ScriptedTagger.Error(TaggingErrorKind.Unavailable));
        await FailAsync(tagger, times: 3);

        var error = await Assert.ThrowsAsync<TaggingException>(() => TagAsync(tagger));

        Assert.Equal((TaggingErrorKind.Unavailable, "stub", TimeSpan.FromSeconds(15)), (error.Kind, error.Provider, error.RetryAfter));
        Assert.Equal("stub failed too often and is not asked for a while: use another provider, or try again later.", error.Message);
        Assert.Equal("stub", Assert.Single(openings.GetMeasurementSnapshot()).Tags["vision_adapters.provider"]);
        Assert.Equal("circuit open", Assert.Single(rejections.GetMeasurementSnapshot()).Tags["vision_adapters.reason"]);
        Assert.Contains(_log.GetSnapshot(), record => record.Message == "stub was not asked: circuit open.");
    }

    [Fact]
    public async Task A_call_that_finds_the_queue_full_is_counted_with_its_reason()
    {
        using var rejections = Collect("rejections");
        var release = new TaskCompletionSource<TaggingResponse>();
        using var inner = new ScriptedTagger((_, _, _) => release.Task);
        using var tagger = inner.AsBuilder().UseResilience(options => (options.MaxConcurrentCalls, options.MaxQueuedCalls) = (1, 0)).Build(_services);
        var first = TagAsync(tagger);

        var error = await Assert.ThrowsAsync<TaggingException>(() => TagAsync(tagger));
        release.SetResult(StubTagger.Answer("shirt"));
        await first;

        Assert.Equal("stub", error.Provider);
        Assert.Equal("queue full", Assert.Single(rejections.GetMeasurementSnapshot()).Tags["vision_adapters.reason"]);
        Assert.Contains(_log.GetSnapshot(), record => record.Message == "stub was not asked: queue full.");
    }

    [Fact]
    public async Task A_provider_that_comes_back_is_logged_step_by_step()
    {
        var isDown = true;
        using var tagger = Build((_, _) => isDown ? throw ScriptedTagger.Error(TaggingErrorKind.Unavailable) : StubTagger.Answer("shirt"));
        await FailAsync(tagger, times: 3);

        isDown = false;
        _clock.Advance(TimeSpan.FromSeconds(16));
        await TagAsync(tagger);

        Assert.Equal(
            ["stub fails too often: its circuit is open for 15 s, in which it is not asked.", "stub is tried again with one call.", "stub answers again: its circuit is closed."],
            _log.GetSnapshot().Select(record => record.Message));
    }

    [Fact]
    public async Task A_call_that_runs_out_of_time_after_failures_names_the_last_of_them()
    {
        using var tagger = Build(
            async (_, time, token) =>
            {
                if (time > 1)
                {
                    await _clock.DelayAsync(TimeSpan.FromHours(1), token);
                }

                throw ScriptedTagger.Error(TaggingErrorKind.Unavailable);
            },
            options => (options.AttemptTimeout, options.TotalTimeout, options.MaxRetries) = (null, TimeSpan.FromSeconds(8), 3));

        var error = await Assert.ThrowsAsync<TaggingException>(() => _clock.RunAsync(TagAsync(tagger)));

        Assert.Equal("stub did not answer within 8 s (last error: Unavailable).", error.Message);
        Assert.Equal(TaggingErrorKind.Unavailable, Assert.IsType<TaggingException>(error.InnerException).Kind);
    }

    [Fact]
    public async Task A_call_that_runs_out_of_time_at_once_has_no_last_error()
    {
        using var tagger = Build(
            async (_, _, token) =>
            {
                await _clock.DelayAsync(TimeSpan.FromHours(1), token);
                return StubTagger.Answer("shirt");
            },
            options => (options.AttemptTimeout, options.TotalTimeout) = (null, TimeSpan.FromSeconds(8)));

        var error = await Assert.ThrowsAsync<TaggingException>(() => _clock.RunAsync(TagAsync(tagger)));

        Assert.Equal("stub did not answer within 8 s.", error.Message);
        Assert.Equal("stub", error.Provider);
    }

    [Fact]
    public async Task A_client_that_gives_up_by_its_own_clock_is_a_timeout_in_words()
    {
        using var tagger = Build((_, _) => throw new OperationCanceledException(), options => options.MaxRetries = 0);

        var error = await Assert.ThrowsAsync<TaggingException>(() => TagAsync(tagger));

        Assert.Equal((TaggingErrorKind.Timeout, "The provider did not answer within the time that its client allows."), (error.Kind, error.Message));
    }

    [Fact]
    public async Task While_a_provider_wants_to_be_left_alone_the_error_names_it_and_the_rest_of_the_wait()
    {
        using var cloud = new ScriptedTagger((_, _) => throw ScriptedTagger.Error(TaggingErrorKind.Throttled, TimeSpan.FromSeconds(7)));
        using var tagger = new FallbackImageTagger([Build(cloud), new StubTagger()], timeProvider: _clock);
        await TagAsync(tagger);
        _clock.Advance(TimeSpan.FromSeconds(3));

        var attempt = Assert.Single((await TagAsync(tagger)).FailedAttempts);

        Assert.Equal("stub", attempt.Provider);
        Assert.Equal("stub asked to be left alone for another 4 s: another tagger can answer.", attempt.Message);
        Assert.Equal(1, cloud.Calls);
    }

    [Fact]
    public async Task A_provider_that_wants_to_be_left_alone_for_long_is_tried_again_after_the_longest_wait_allowed()
    {
        using var cloud = new ScriptedTagger((_, _) => throw ScriptedTagger.Error(TaggingErrorKind.Throttled, TimeSpan.FromHours(1)));
        using var tagger = new FallbackImageTagger([Build(cloud, options => options.MaxRetryDelay = TimeSpan.FromSeconds(30)), new StubTagger()], timeProvider: _clock);
        await TagAsync(tagger);

        _clock.Advance(TimeSpan.FromSeconds(29));
        await TagAsync(tagger);
        Assert.Equal(1, cloud.Calls);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await TagAsync(tagger);
        Assert.Equal(2, cloud.Calls);
    }

    [Theory]
    [InlineData(30, 2)]
    [InlineData(31, 1)]
    public async Task A_wait_up_to_the_longest_allowed_is_waited_and_a_longer_one_is_not(int seconds, int calls)
    {
        using var inner = new ScriptedTagger(
            (_, time) => time == 1 ? throw ScriptedTagger.Error(TaggingErrorKind.Throttled, TimeSpan.FromSeconds(seconds)) : StubTagger.Answer("shirt"));
        using var tagger = Build(inner, options => (options.MaxRetryDelay, options.TotalTimeout) = (TimeSpan.FromSeconds(30), null));

        await _clock.RunAsync(Record.ExceptionAsync(() => TagAsync(tagger)).AsTask());

        Assert.Equal(calls, inner.Calls);
    }

    [Fact]
    public async Task A_retry_waits_at_least_as_long_as_it_is_told_and_at_most_a_fifth_longer()
    {
        using var inner = new ScriptedTagger((_, time) => time == 1 ? throw ScriptedTagger.Error(TaggingErrorKind.Throttled, TimeSpan.FromSeconds(10)) : StubTagger.Answer("shirt"));
        using var tagger = Build(inner, options => options.TotalTimeout = null);

        var response = await _clock.RunAsync(TagAsync(tagger));

        Assert.InRange(response.Latency, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(12.1));
    }

    [Fact]
    public async Task Images_of_a_batch_took_as_long_as_the_batch()
    {
        using var inner = new ScriptedTagger(
            (image, _) =>
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                return StubTagger.Answer("shirt");
            },
            maxBatchSize: 4);
        using var tagger = Build(inner);

        var outcomes = await tagger.GetService<IBatchImageTagger>()!.TagBatchAsync([TestImages.Source(), TestImages.Source()], null, TestContext.Current.CancellationToken);

        Assert.All(outcomes, outcome => Assert.Equal(TimeSpan.FromSeconds(2), outcome.Response!.Latency));
    }

    [Fact]
    public async Task After_disposal_limited_calls_are_refused()
    {
        var tagger = Build(new ScriptedTagger((_, _) => StubTagger.Answer("shirt")), options => options.MaxConcurrentCalls = 1);
        await TagAsync(tagger);

        tagger.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => TagAsync(tagger));
    }

    private MetricCollector<long> Collect(string name) =>
        new(_meters, OpenTelemetryImageTaggerBuilderExtensions.DefaultSourceName, $"vision_adapters.resilience.{name}");

    private static async Task FailAsync(IImageTagger tagger, int times)
    {
        for (var call = 0; call < times; call++)
        {
            await Assert.ThrowsAsync<TaggingException>(() => TagAsync(tagger));
        }
    }

    private IImageTagger Build(Func<ImageInput, int, TaggingResponse> script, Action<ResilienceOptions>? configure = null) =>
        Build(new ScriptedTagger(script), configure ?? (options => options.MaxRetries = 0));

    private IImageTagger Build(Func<ImageInput, int, CancellationToken, Task<TaggingResponse>> script, Action<ResilienceOptions> configure) =>
        Build(new ScriptedTagger(script), configure);

    private IImageTagger Build(ScriptedTagger inner, Action<ResilienceOptions>? configure = null) => inner.AsBuilder()
        .UseResilience(options =>
        {
            options.CircuitMinimumAttempts = 3;
            configure?.Invoke(options);
        })
        .Build(_services);

    private static Task<TaggingResponse> TagAsync(IImageTagger tagger) => tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken);
}
