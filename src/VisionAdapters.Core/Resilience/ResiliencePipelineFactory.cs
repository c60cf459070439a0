using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Retry;
using Polly.Timeout;

namespace VisionAdapters.Resilience;

/// <summary>Puts the strategies together, the outermost first.</summary>
internal sealed class ResiliencePipelineFactory(ResilienceOptions options, TimeProvider time, ResilienceEvents events, string provider)
{
    public ResiliencePipeline Create(CircuitBreakerStateProvider circuit, IEnumerable<RateLimiter> limiters, bool retries)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time, Name = provider };
        if (options.TotalTimeout is { } total)
        {
            builder.AddTimeout(total);
        }

        if (retries && options.MaxRetries > 0)
        {
            builder.AddRetry(Retries());
        }

        var breaker = options.CircuitFailureRatio is { } ratio ? Breaker(ratio, circuit) : ResiliencePipeline.Empty;
        builder.AddPipeline(breaker);
        foreach (var limiter in limiters)
        {
            builder.AddRateLimiter(limiter);
        }

        if (options.CircuitFailureRatio is not null)
        {
            AddWatch(builder, new OutageWatch(options, time, breaker, circuit, (outcome, context) => IsOutage(outcome, context, circuit)));
        }

        if (options.AttemptTimeout is { } attempt)
        {
            builder.AddTimeout(attempt);
        }

        return builder.Build();
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The options have no annotations to be validated by.")]
    private static void AddWatch(ResiliencePipelineBuilder builder, OutageWatch watch) =>
        builder.AddStrategy(_ => watch, new OutageWatch.NoOptions());

    private RetryStrategyOptions Retries() => new()
    {
        MaxRetryAttempts = options.MaxRetries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.RetryDelay,
        MaxDelay = options.MaxRetryDelay,
        ShouldHandle = arguments => ValueTask.FromResult(
            ErrorOf(arguments.Outcome) is { } error && IsWorthRetry(error, arguments.AttemptNumber, CallOf(arguments.Context))),
        DelayGenerator = arguments => ValueTask.FromResult(Spread(ErrorOf(arguments.Outcome)?.RetryAfter)),
        OnRetry = arguments =>
        {
            events.Retry(arguments.AttemptNumber + 1, ErrorOf(arguments.Outcome)?.Kind ?? TaggingErrorKind.Unknown, arguments.RetryDelay);
            return default;
        },
    };

    private ResiliencePipeline Breaker(double ratio, CircuitBreakerStateProvider circuit) =>
        new ResiliencePipelineBuilder { TimeProvider = time }.AddCircuitBreaker(BreakerOptions(ratio, circuit)).Build();

    private CircuitBreakerStrategyOptions BreakerOptions(double ratio, CircuitBreakerStateProvider circuit) => new()
    {
        FailureRatio = ratio,
        MinimumThroughput = options.CircuitMinimumAttempts,
        SamplingDuration = SamplingDuration(),
        BreakDuration = options.CircuitBreakDuration,
        StateProvider = circuit,
        ShouldHandle = arguments => ValueTask.FromResult(IsOutage(arguments.Outcome, arguments.Context, circuit)),
        OnOpened = arguments =>
        {
            events.CircuitOpened(arguments.BreakDuration);
            return default;
        },
        OnHalfOpened = _ =>
        {
            events.CircuitHalfOpened();
            return default;
        },
        OnClosed = _ =>
        {
            events.CircuitClosed();
            return default;
        },
    };

    private TaggingException? ErrorOf(Outcome<object> outcome) => outcome switch
    {
        { Exception: TaggingException error } => error,
        { Exception: TimeoutRejectedException timeout } => Rejection.Explain(timeout, provider, lastError: null),
        { Result: BatchRound round } => round.Error,
        _ => null,
    };

    /// <summary>
    /// A provider that is silent fails once in each timeout, and once in five where four others before and behind it are silent too: the
    /// circuit must look back on two failures even then.
    /// </summary>
    private TimeSpan SamplingDuration()
    {
        const int timeouts = 6;
        return options.AttemptTimeout is { } attempt && timeouts * attempt > options.CircuitSamplingDuration
            ? timeouts * attempt
            : options.CircuitSamplingDuration;
    }

    /// <summary>
    /// Says whether an attempt found the provider out. Throttling is an answer of a provider that is well. A batch of which a part was
    /// answered is one too. An image whose store is out says nothing of the provider.
    /// </summary>
    private bool IsOutage(Outcome<object> outcome, ResilienceContext context, CircuitBreakerStateProvider circuit) =>
        outcome.Result is not BatchRound { Settled: > 0 }
        && (ErrorOf(outcome) is
        { Kind: TaggingErrorKind.Unavailable or TaggingErrorKind.Timeout, Scope: not TaggingErrorScope.Request }
            || IsGivenUp(outcome, context, circuit));

    /// <summary>
    /// Says whether a caller has given up on a provider that would not answer. Without this, callers less patient than the timeout would
    /// make a silent provider look well, and end the trial of an open circuit as if it had succeeded.
    /// </summary>
    private bool IsGivenUp(Outcome<object> outcome, ResilienceContext context, CircuitBreakerStateProvider circuit) =>
        outcome.Exception is OperationCanceledException
        && (circuit.CircuitState == CircuitState.HalfOpen
            || (options.AttemptTimeout is { } timeout && CallOf(context)?.AttemptElapsed >= timeout / 2));

    /// <summary>Says whether to ask again: whether it may help, and whether nobody else could be asked instead of waiting.</summary>
    private bool IsWorthRetry(TaggingException error, int attempt, ResilientCall? call)
    {
        if (!options.ShouldRetry(error) || call?.MayRepeat(error) == false)
        {
            return false;
        }

        if (call is not null && (attempt >= options.MaxRetries - call.AttemptsBefore || (NeedsTime(error) && call.WouldFailOver(error))))
        {
            return false;
        }

        // A provider may ask for more patience than there is.
        return error.RetryAfter is not { } wait
            || (wait <= options.MaxRetryDelay && !(options.TotalTimeout is { } total && call?.Elapsed + wait >= total));
    }

    private bool NeedsTime(TaggingException error) =>
        options.RetryDelay > TimeSpan.Zero
        || error.RetryAfter > TimeSpan.Zero
        || error.Kind is TaggingErrorKind.Throttled or TaggingErrorKind.Timeout;

    private static ResilientCall? CallOf(ResilienceContext context) =>
        context.Properties.TryGetValue(ResilientCall.Key, out var call) ? call : null;

    /// <summary>Adds up to a fifth to the wait that a provider asks for: it tells all callers the same.</summary>
    private static TimeSpan? Spread(TimeSpan? wait)
    {
        const int steps = 1_000;
        return wait * (1 + (0.2 * RandomNumberGenerator.GetInt32(steps) / steps));
    }
}
