using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using Polly.CircuitBreaker;

namespace VisionAdapters.Tests.Resilience;

/// <summary>
/// The defaults fit each other: whatever a provider's outage looks like, and however many calls are made at once, the provider is out within
/// seconds, and what waits for it waits no longer than one attempt may take.
/// </summary>
public sealed class OutageTests
{
    private static readonly TimeSpan OutWithin = TimeSpan.FromSeconds(11);
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan LocalModel = TimeSpan.FromMilliseconds(100);

    private readonly FakeTimeProvider _clock = new();
    private int _waiting;

    public static MatrixTheoryData<string, int> Outages => new(["silent", "refusing", "slow", "503"], [1, 4, 16, 64]);

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task A_provider_that_is_out_costs_one_attempt_at_most_and_is_soon_left_alone(string outage, int concurrency)
    {
        var cloud = new ScriptedTagger((_, _, token) => FailAsync(outage, token), provider: "cloud");
        var local = new ScriptedTagger((_, _, token) => AnswerAsync(token), provider: "local");
        using var resilient = cloud.AsBuilder().UseResilience().Build(_clock.Services());
        using var tagger = new FallbackImageTagger([resilient, local], timeProvider: _clock);
        var circuit = resilient.GetService<CircuitBreakerStateProvider>()!;
        var images = 100 + (10 * concurrency);

        var (latencies, outAfter) = await RunAsync(tagger, [circuit], images, concurrency);

        var p99 = latencies.Order().ElementAt((int)Math.Ceiling(0.99 * images) - 1);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"| {outage} | {concurrency} | {outAfter.TotalSeconds:0.0} s | {cloud.Calls} | {p99.TotalSeconds:0.0} s | {latencies.Max().TotalSeconds:0.0} s |");
        Assert.Equal(images, latencies.Count);
        Assert.True(outAfter <= OutWithin, $"out after {outAfter}");
        Assert.True(p99 <= Bound, $"p99 {p99}");
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 16)]
    [InlineData(3, 1)]
    [InlineData(3, 16)]
    [InlineData(5, 1)]
    [InlineData(5, 16)]
    public async Task Silent_providers_in_a_row_cost_one_attempt_each_and_are_all_left_alone_after_two(int silent, int concurrency)
    {
        var clouds = Enumerable.Range(0, silent)
            .Select(number => new ScriptedTagger((_, _, token) => FailAsync("silent", token), provider: $"cloud {number}"))
            .ToArray();
        var local = new ScriptedTagger((_, _, token) => AnswerAsync(token), provider: "local");
        IImageTagger[] resilient = [.. clouds.Select(cloud => cloud.AsBuilder()
            .UseResilience(options => options.CircuitBreakDuration = TimeSpan.FromHours(1)) // no trials in between
            .Build(_clock.Services()))];
        using var tagger = new FallbackImageTagger([.. resilient, local], timeProvider: _clock);
        var circuits = resilient.Select(stage => stage.GetService<CircuitBreakerStateProvider>()!).ToArray();
        var (attempt, step) = (TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(0.5));

        var (latencies, outAfter) = await RunAsync(tagger, circuits, images: 100 + (10 * concurrency), concurrency);

        Assert.InRange(latencies.Max(), silent * attempt, (silent * attempt) + step);
        Assert.InRange(outAfter, silent * attempt, (silent * attempt * (concurrency == 1 ? 2 : 1)) + (2 * step));
        Assert.All(clouds, cloud => Assert.Equal(concurrency == 1 ? 2 : concurrency, cloud.Calls));
    }

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task A_provider_that_was_well_for_long_is_left_alone_as_soon(string outage, int concurrency)
    {
        var isOut = false;
        var cloud = new ScriptedTagger((_, _, token) => isOut ? FailAsync(outage, token) : WellAsync(token), provider: "cloud");
        var local = new ScriptedTagger((_, _, token) => AnswerAsync(token), provider: "local");
        using var resilient = cloud.AsBuilder().UseResilience().Build(_clock.Services());
        using var tagger = new FallbackImageTagger([resilient, local], timeProvider: _clock);
        var circuit = resilient.GetService<CircuitBreakerStateProvider>()!;
        await RunAsync(tagger, [circuit], images: 100 * concurrency, concurrency, answering: "cloud");
        isOut = true;

        var images = 100 * concurrency;
        var (latencies, outAfter) = await RunAsync(tagger, [circuit], images, concurrency);

        var p99 = latencies.Order().ElementAt((int)Math.Ceiling(0.99 * images) - 1);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"| {outage} | {concurrency} | {outAfter.TotalSeconds:0.0} s | {p99.TotalSeconds:0.0} s | {latencies.Max().TotalSeconds:0.0} s |");
        Assert.True(outAfter <= OutWithin, $"out after {outAfter}");
        Assert.True(p99 <= Bound, $"p99 {p99}");

        async Task<TaggingResponse> WellAsync(CancellationToken token)
        {
            await WaitAsync(LocalModel, token);
            return StubTagger.Answer("cloud");
        }
    }

    [Fact]
    public async Task Failures_of_less_than_a_timeout_do_not_outweigh_the_answers_around_them()
    {
        var isOut = false;
        var cloud = new ScriptedTagger(
            (_, _) => isOut ? throw ScriptedTagger.Error(TaggingErrorKind.Unavailable) : StubTagger.Answer("cloud"), provider: "cloud");
        using var tagger = cloud.AsBuilder().UseResilience(options => options.MaxRetries = 0).Build(_clock.Services());
        await TagAsync(times: 100);

        isOut = true;
        _clock.Advance(TimeSpan.FromSeconds(4));
        await TagAsync(times: 50);
        isOut = false;
        await TagAsync(times: 1);

        Assert.Equal(151, cloud.Calls);

        async Task TagAsync(int times)
        {
            for (var call = 0; call < times; call++)
            {
                await Record.ExceptionAsync(() => tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken));
            }
        }
    }

    [Fact]
    public async Task A_patience_of_ones_own_keeps_the_circuit_looking_back_far_enough()
    {
        var cloud = new ScriptedTagger((_, _, token) => FailAsync("silent", token), provider: "cloud");
        using var tagger = cloud.AsBuilder()
            .UseResilience(options =>
            {
                options.AttemptTimeout = TimeSpan.FromSeconds(40);
                options.MaxRetries = 0;
            })
            .Build(_clock.Services());

        for (var call = 0; call < 5; call++)
        {
            await Assert.ThrowsAsync<TaggingException>(() => _clock.RunAsync(tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken)));
        }

        Assert.Equal(2, cloud.Calls);
    }

    [Fact]
    public async Task Callers_less_patient_than_the_timeout_open_the_circuit_too()
    {
        var cloud = new ScriptedTagger((_, _, token) => FailAsync("silent", token), provider: "cloud");
        using var tagger = cloud.AsBuilder().UseResilience(options => options.CircuitSamplingDuration = options.CircuitBreakDuration = TimeSpan.FromHours(1)).Build(_clock.Services());

        for (var call = 0; call < 8; call++)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3), _clock);
            await Assert.ThrowsAnyAsync<Exception>(() => _clock.RunAsync(tagger.TagAsync(TestImages.Source(), cancellationToken: patience.Token)));
        }

        Assert.Equal(4, cloud.Calls);
    }

    [Fact]
    public async Task A_caller_who_gives_up_on_the_trial_of_an_open_circuit_does_not_close_it()
    {
        var cloud = new ScriptedTagger((_, _, token) => FailAsync("silent", token), provider: "cloud");
        using var tagger = cloud.AsBuilder().UseResilience(options => options.MaxRetries = 0).Build(_clock.Services());
        for (var call = 0; call < 2; call++)
        {
            await Assert.ThrowsAsync<TaggingException>(() => _clock.RunAsync(tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken)));
        }

        _clock.Advance(TimeSpan.FromSeconds(16));
        using var patience = new CancellationTokenSource();
        var trial = tagger.TagAsync(TestImages.Source(), cancellationToken: patience.Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => trial);

        Assert.Equal(CircuitState.Open, tagger.GetService<CircuitBreakerStateProvider>()!.CircuitState);
    }

    [Fact]
    public async Task Few_failures_among_answers_do_not_open_the_circuit()
    {
        var cloud = new ScriptedTagger(
            (_, time) => time % 2 == 0 ? throw ScriptedTagger.Error(TaggingErrorKind.Unavailable) : StubTagger.Answer("shirt"));
        using var tagger = cloud.AsBuilder().UseResilience(options => options.MaxRetries = 0).Build(_clock.Services());

        for (var call = 0; call < 20; call++)
        {
            await Record.ExceptionAsync(() => tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken));
        }

        Assert.Equal(20, cloud.Calls);
    }

    private async Task<(ConcurrentBag<TimeSpan> Latencies, TimeSpan OutAfter)> RunAsync(
        FallbackImageTagger tagger,
        IReadOnlyCollection<CircuitBreakerStateProvider> circuits,
        int images,
        int concurrency,
        string answering = "local")
    {
        var latencies = new ConcurrentBag<TimeSpan>();
        var started = _clock.GetTimestamp();
        var (next, done) = (0, 0);
        var work = Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => WorkAsync()));
        TimeSpan? outAfter = null;
        while (!work.IsCompleted)
        {
            // Time passes only while everybody waits for it: a busy machine makes nobody late.
            do
            {
                await Task.Yield();
            }
            while (!work.IsCompleted && Volatile.Read(ref _waiting) + Volatile.Read(ref done) < concurrency);

            await _clock.StepAsync();
            if (outAfter is null && circuits.All(circuit => circuit.CircuitState != CircuitState.Closed))
            {
                outAfter = _clock.GetElapsedTime(started);
            }
        }

        await work;
        return (latencies, outAfter ?? TimeSpan.MaxValue);

        async Task WorkAsync()
        {
            while (Interlocked.Increment(ref next) <= images)
            {
                var asked = _clock.GetTimestamp();
                var response = await tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken);
                Assert.Equal(answering, response.Tags[0].Name);
                latencies.Add(_clock.GetElapsedTime(asked));
            }

            Interlocked.Increment(ref done);
        }
    }

    private async Task<TaggingResponse> FailAsync(string outage, CancellationToken token)
    {
        switch (outage)
        {
            case "silent":
                await WaitAsync(Timeout.InfiniteTimeSpan, token);
                break;
            case "slow":
                await WaitAsync(TimeSpan.FromSeconds(10), token);
                return StubTagger.Answer("cloud");
            case "503":
                await WaitAsync(TimeSpan.FromMilliseconds(100), token);
                break;
        }

        throw ScriptedTagger.Error(TaggingErrorKind.Unavailable);
    }

    private async Task<TaggingResponse> AnswerAsync(CancellationToken token)
    {
        await WaitAsync(LocalModel, token);
        return StubTagger.Answer("local");
    }

    private async Task WaitAsync(TimeSpan delay, CancellationToken token)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await _clock.DelayAsync(delay, token);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
