using System.Threading.RateLimiting;

namespace VisionAdapters.Resilience;

/// <summary>Makes the limiters that the settings ask for.</summary>
internal static class CallLimits
{
    /// <summary>
    /// Makes the limiters: rate first, so that a call that waits for its turn in time does not count among those under way.
    /// </summary>
    public static IReadOnlyList<RateLimiter> Create(ResilienceOptions options)
    {
        var limiters = new List<RateLimiter>();
        if (options.CallsPerSecond is { } rate)
        {
            limiters.Add(Rate(rate, options.MaxQueuedCalls));
        }

        if (options.MaxConcurrentCalls is { } calls)
        {
            limiters.Add(new ConcurrencyLimiter(new ConcurrencyLimiterOptions
            {
                PermitLimit = calls,
                QueueLimit = options.MaxQueuedCalls,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }));
        }

        return limiters;
    }

    private static TokenBucketRateLimiter Rate(double callsPerSecond, int queue)
    {
        // High rates are handed out in tenths of a second: timers are not made for more.
        var tokens = Math.Max(1, (int)(callsPerSecond / 10));
        return new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = tokens,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromSeconds(tokens / callsPerSecond),
            QueueLimit = queue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }
}
