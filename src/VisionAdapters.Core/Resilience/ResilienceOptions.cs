using System.ComponentModel.DataAnnotations;
using VisionAdapters.Settings;

namespace VisionAdapters;

/// <summary>How calls to a provider that may fail are retried, bounded and held back.</summary>
/// <remarks>
/// <para>
/// The settings apply to one pipeline, which is to say one provider. A call goes through them in this order: total timeout, retries,
/// circuit breaker, limits of rate and concurrency, timeout of the attempt. They are read when the pipeline is built; later changes have no
/// effect.
/// </para>
/// <para>
/// Inside of a <see cref="FallbackImageTagger"/> nobody waits while another tagger could answer: there a call that is throttled, timed out
/// or would have to wait for its retry goes to the next tagger at once. What is left of <see cref="MaxRetries"/> after the attempts of the
/// taggers before is for the last one.
/// </para>
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
    [TimeRange("00:00:00", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// Gets or sets the longest wait before a retry. A provider that asks for a longer one (<see cref="TaggingException.RetryAfter"/>) is
    /// not asked again: the call fails at once. The default is 30 seconds.
    /// </summary>
    [TimeRange("00:00:00", "01:00:00")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets which errors are worth a retry. The default is <see cref="IsWorthRetry"/>. An answer that breaks the protocol is asked
    /// for again once at most.
    /// </summary>
    [Required]
    public Func<TaggingException, bool> ShouldRetry { get; set; } = IsWorthRetry;

    /// <summary>
    /// Gets or sets how long one attempt may take, from 10 milliseconds; <see langword="null"/> sets no limit. The default is 5 seconds:
    /// raise it for providers that take longer, such as chat models, and for large images on slow lines.
    /// </summary>
    [TimeRange("00:00:00.01", "1.00:00:00")]
    public TimeSpan? AttemptTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Gets or sets how long a call may take with all its attempts and waits, from 10 milliseconds; <see langword="null"/> sets no limit.
    /// The default is 1 minute.
    /// </summary>
    [TimeRange("00:00:00.01", "1.00:00:00")]
    public TimeSpan? TotalTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Gets or sets the share of attempts, in (0, 1], that must fail as unavailable or by a timeout before the circuit opens;
    /// <see langword="null"/> turns the circuit breaker off. While the circuit is open, calls fail at once as
    /// <see cref="TaggingErrorKind.Unavailable"/>. A timeout counts twice. The default is 0.6.
    /// </summary>
    [Range(0.01, 1.0)]
    public double? CircuitFailureRatio { get; set; } = 0.6;

    /// <summary>
    /// Gets or sets the least number of attempts, within <see cref="CircuitSamplingDuration"/>, on which the circuit breaker judges. A
    /// timeout counts twice. The default is 4: two timeouts, or the attempts of one call.
    /// </summary>
    [Range(2, 1_000_000)]
    public int CircuitMinimumAttempts { get; set; } = 4;

    /// <summary>
    /// Gets or sets the span of time that the circuit breaker looks back on, from half a second. It is never less than six times
    /// <see cref="AttemptTimeout"/>, which makes 30 seconds of the defaults: a provider that is silent fails once in each of those, and
    /// less
    /// often where others before it are silent too. The default is 15 seconds.
    /// </summary>
    [TimeRange("00:00:00.5", "1.00:00:00")]
    public TimeSpan CircuitSamplingDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Gets or sets how long the circuit stays open before one attempt is let through to see whether the provider is back, from half a
    /// second. The default is 15 seconds.
    /// </summary>
    [TimeRange("00:00:00.5", "1.00:00:00")]
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

    /// <summary>
    /// Tells whether asking again may help: whether the error is transient, or an answer broke the protocol, which may have been damaged on
    /// its way.
    /// </summary>
    /// <param name="error">The error.</param>
    /// <returns>Whether to ask again.</returns>
    public static bool IsWorthRetry(TaggingException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.IsTransient || error.Kind == TaggingErrorKind.ProtocolError;
    }
}
