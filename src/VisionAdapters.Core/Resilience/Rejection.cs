using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace VisionAdapters.Resilience;

/// <summary>Turns the exceptions with which strategies end a call into errors of tagging.</summary>
internal static class Rejection
{
    public const string CircuitOpen = "circuit open";
    public const string QueueFull = "queue full";

    /// <summary>Explains why a strategy ended a call.</summary>
    public static TaggingException Explain(
        ExecutionRejectedException exception, string provider, TaggingException? lastError) => exception switch
        {
            BrokenCircuitException broken => new TaggingException(
                TaggingErrorKind.Unavailable,
                $"{provider} failed too often and is not asked for a while{After(lastError)}: use another provider, or try again later.",
                lastError ?? (Exception)broken)
            {
                Provider = provider,
                RetryAfter = broken.RetryAfter,
            },
            RateLimiterRejectedException rejected => new TaggingException(
                TaggingErrorKind.Throttled,
                $"Too many calls wait for {provider}: send fewer at once, or raise {nameof(ResilienceOptions.MaxQueuedCalls)}.",
                rejected)
            {
                Provider = provider,
                RetryAfter = rejected.RetryAfter,
            },
            TimeoutRejectedException timeout => new TaggingException(
                TaggingErrorKind.Timeout,
                $"{provider} did not answer within {timeout.Timeout.TotalSeconds:0.###} s{After(lastError)}.",
                lastError ?? (Exception)timeout)
            {
                Provider = provider,
            },
            _ => new TaggingException(TaggingErrorKind.Unavailable, $"{provider} was not asked: {exception.Message}", exception)
            {
                Provider = provider,
            },
        };

    private static string After(TaggingException? lastError) => lastError is null ? "" : $" (last error: {lastError.Kind})";
}
