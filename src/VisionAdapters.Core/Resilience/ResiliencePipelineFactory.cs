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
    public ResiliencePipeline Create(CircuitBreakerStateProvider circuit, IEnumerable<RateLimiter> limiters)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time, Name = provider };
        if (options.TotalTimeout is { } total)
        {
            builder.AddTimeout(total);
        }

        if (options.MaxRetries > 0)
        {
            builder.AddRetry(Retries());
        }

        if (options.CircuitFailureRatio is { } ratio)
        {
            builder.AddCircuitBreaker(Breaker(ratio, circuit));
        }

        foreach (var limiter in limiters)
        {
            builder.AddRateLimiter(limiter);
        }

        if (options.AttemptTimeout is { } attempt)
        {
            builder.AddTimeout(attempt);
        }

        return builder.Build();
    }

    private RetryStrategyOptions Retries() => new()
    {
        MaxRetryAttempts = options.MaxRetries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.RetryDelay,
        MaxDelay = options.MaxRetryDelay,
        ShouldHandle = arguments => ValueTask.FromResult(ErrorOf(arguments.Outcome) is { } error && IsWorthRetry(error, arguments.Context)),
        DelayGenerator = arguments => ValueTask.FromResult(Spread(ErrorOf(arguments.Outcome)?.RetryAfter)),
        OnRetry = arguments =>
        {
            events.Retry(arguments.AttemptNumber + 1, ErrorOf(arguments.Outcome)?.Kind ?? TaggingErrorKind.Unknown, arguments.RetryDelay);
            return default;
        },
    };

    private CircuitBreakerStrategyOptions Breaker(double ratio, CircuitBreakerStateProvider circuit) => new()
    {
        FailureRatio = ratio,
        MinimumThroughput = options.CircuitMinimumAttempts,
        SamplingDuration = options.CircuitSamplingDuration,
        BreakDuration = options.CircuitBreakDuration,
        StateProvider = circuit,

        // Throttling is an answer of a provider that is well. A batch of which a part was answered is one too.
        ShouldHandle = arguments => ValueTask.FromResult(
            arguments.Outcome.Result is not BatchRound { Settled: > 0 }
            && ErrorOf(arguments.Outcome)?.Kind is TaggingErrorKind.Unavailable or TaggingErrorKind.Timeout),
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

    /// <summary>Says whether waiting makes sense: a provider may ask for more patience than there is.</summary>
    private bool IsWorthRetry(TaggingException error, ResilienceContext context)
    {
        if (error.RetryAfter is { } wait)
        {
            var isTooLong = wait > options.MaxRetryDelay
                || (options.TotalTimeout is { } total && context.Properties.TryGetValue(ResilientCall.Key, out var call) && time.GetElapsedTime(call.Started) + wait >= total);
            if (isTooLong)
            {
                return false;
            }
        }

        return options.ShouldRetry(error);
    }

    /// <summary>Adds up to a fifth to the wait that a provider asks for: it tells all callers the same.</summary>
    private static TimeSpan? Spread(TimeSpan? wait)
    {
        const int steps = 1_000;
        return wait * (1 + (0.2 * RandomNumberGenerator.GetInt32(steps) / steps));
    }
}
