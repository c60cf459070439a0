using System.ComponentModel.DataAnnotations;

namespace VisionAdapters;

/// <summary>How calls to a provider that may fail are retried, bounded and held back.</summary>
/// <remarks>
/// The settings apply to one pipeline, which is to say one provider. A call goes through them in this order: total timeout, retries,
/// circuit breaker, limits of rate and concurrency, timeout of the attempt. They are read when the pipeline is built; later changes have no
/// effect.
/// </remarks>
public sealed class ResilienceOptions
{
    /// <summary>Gets or sets how often a call is made again after the first time. 0 turns retries off. The default is 3.</summary>
    [Range(0, 100)]
    public int MaxRetries { get; set; } = 3;

    /// <summary>
    /// Gets or sets the wait before the first retry. It doubles with each retry and is spread at random, so that callers do not come back
    /// together. The default is half a second.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// Gets or sets the longest wait before a retry. A provider that asks for a longer one (<see cref="TaggingException.RetryAfter"/>) is
    /// not asked again: the call fails at once. The default is 30 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets which errors are worth a retry. The default is <see cref="TaggingException.IsTransient"/>.</summary>
    [Required]
    public Func<TaggingException, bool> ShouldRetry { get; set; } = static error => error.IsTransient;

    /// <summary>
    /// Gets or sets how long one attempt may take, from 10 milliseconds; <see langword="null"/> sets no limit. The default is 30 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "1.00:00:00")]
    public TimeSpan? AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets how long a call may take with all its attempts and waits, from 10 milliseconds; <see langword="null"/> sets no limit.
    /// The default is 2 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "1.00:00:00")]
    public TimeSpan? TotalTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Gets or sets the share of attempts, in (0, 1], that must fail as unavailable or by a timeout before the circuit opens;
    /// <see langword="null"/> turns the circuit breaker off. While the circuit is open, calls fail at once as
    /// <see cref="TaggingErrorKind.Unavailable"/>. The default is 0.5.
    /// </summary>
    [Range(0.01, 1.0)]
    public double? CircuitFailureRatio { get; set; } = 0.5;

    /// <summary>
    /// Gets or sets the least number of attempts, within <see cref="CircuitSamplingDuration"/>, on which the circuit breaker judges. The
    /// default is 20.
    /// </summary>
    [Range(2, 1_000_000)]
    public int CircuitMinimumAttempts { get; set; } = 20;

    /// <summary>
    /// Gets or sets the span of time that the circuit breaker looks back on, from half a second. The default is 30 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "1.00:00:00")]
    public TimeSpan CircuitSamplingDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets how long the circuit stays open before one attempt is let through to see whether the provider is back, from half a
    /// second. The default is 15 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "1.00:00:00")]
    public TimeSpan CircuitBreakDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets or sets the greatest number of attempts under way at once; <see langword="null"/> sets no limit.</summary>
    [Range(1, 4096)]
    public int? MaxConcurrentCalls { get; set; }

    /// <summary>Gets or sets the greatest number of attempts in a second, evenly spread; <see langword="null"/> sets no limit.</summary>
    [Range(0.001, 10_000)]
    public double? CallsPerSecond { get; set; }

    /// <summary>
    /// Gets or sets how many attempts may wait for <see cref="MaxConcurrentCalls"/> or <see cref="CallsPerSecond"/>. One more fails at once
    /// as <see cref="TaggingErrorKind.Throttled"/>. The default is 1,000.
    /// </summary>
    [Range(0, 1_000_000)]
    public int MaxQueuedCalls { get; set; } = 1_000;
}
