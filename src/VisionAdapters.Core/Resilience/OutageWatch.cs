using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace VisionAdapters.Resilience;

/// <summary>Sees to it that the circuit opens soon after a provider has gone out, whatever it answered before.</summary>
/// <remarks>
/// <para>A timeout counts twice: it costs its caller more than any other failure, so fewer of them must open the circuit.</para>
/// <para>
/// The circuit looks back so far that the answers of a provider that was well outweigh its silence for half a minute, in which each call
/// waits for its timeout. So when enough attempts have failed since the last answer, and that is as long ago as an attempt may take, the
/// last failure counts until the circuit opens.
/// </para>
/// </remarks>
internal sealed class OutageWatch(
    ResilienceOptions options,
    TimeProvider time,
    ResiliencePipeline breaker,
    CircuitBreakerStateProvider circuit,
    Func<Outcome<object>, ResilienceContext, bool> isOutage) : ResilienceStrategy
{
    // With a failure ratio of 0.6 enough to outweigh 440 answers a second; a bound, since no number of failures reaches a ratio of 1.
    private const int MaxCounts = 20_000;

    private readonly TimeSpan _patience = options.AttemptTimeout ?? options.CircuitSamplingDuration;
    private long _answered = time.GetTimestamp();
    private int _failures;

    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
    {
        var outcome = await callback(context, state).ConfigureAwait(context.ContinueOnCapturedContext);
        var plain = outcome.Exception is { } exception
            ? Outcome.FromException<object>(exception)
            : Outcome.FromResult<object>(outcome.Result!);
        if (isOutage(plain, context))
        {
            await NoteFailureAsync(plain.Exception is TimeoutRejectedException).ConfigureAwait(context.ContinueOnCapturedContext);
        }
        else if (plain.Exception is not OperationCanceledException)
        {
            Volatile.Write(ref _answered, time.GetTimestamp());
            Volatile.Write(ref _failures, 0);
        }

        return outcome;
    }

    private async ValueTask NoteFailureAsync(bool isTimeout)
    {
        var failures = Interlocked.Add(ref _failures, isTimeout ? 2 : 1);
        if (isTimeout)
        {
            await CountAsync().ConfigureAwait(false);
        }

        if (failures >= options.CircuitMinimumAttempts && time.GetElapsedTime(Volatile.Read(ref _answered)) >= _patience)
        {
            for (var count = 0; count < MaxCounts && circuit.CircuitState == CircuitState.Closed; count++)
            {
                await CountAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Has the circuit see a failure of no call.</summary>
    private async ValueTask CountAsync()
    {
        var context = ResilienceContextPool.Shared.Get();
        try
        {
            await breaker.ExecuteOutcomeAsync(
                static (_, timeout) => Outcome.FromExceptionAsValueTask<object>(new TimeoutRejectedException(timeout)), context, _patience)
                .ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Nothing that a user sets belongs to this strategy alone.</summary>
    internal sealed class NoOptions : ResilienceStrategyOptions;
}
