using Polly;
using VisionAdapters.Fallback;

namespace VisionAdapters.Resilience;

/// <summary>A call with all its attempts, for the strategies that look at it from outside.</summary>
internal abstract class ResilientCall(TimeProvider time)
{
    private readonly FailoverScope? _scope = FailoverScope.Current;
    private long _attemptStarted;
    private int _attempts;
    private int? _attemptOfProtocolError;

    public static ResiliencePropertyKey<ResilientCall> Key { get; } = new("vision-adapters.call");

    /// <summary>Gets the time since the call's begin.</summary>
    public TimeSpan Elapsed => Time.GetElapsedTime(Started);

    /// <summary>Gets the time since the begin of the latest attempt.</summary>
    public TimeSpan AttemptElapsed => Time.GetElapsedTime(_attemptStarted);

    /// <summary>Gets a value indicating whether a fallback has somebody else to ask.</summary>
    public bool HasAlternative => _scope is { HasAlternative: true };

    /// <summary>Gets the number of attempts that other taggers have had.</summary>
    public int AttemptsBefore => _scope?.AttemptsBefore ?? 0;

    /// <summary>Gets the error of the latest attempt that failed.</summary>
    public TaggingException? LastError { get; protected set; }

    protected long Started { get; } = time.GetTimestamp();

    protected TimeProvider Time => time;

    /// <summary>Says why a strategy ended the call.</summary>
    public TaggingException Explain(ExecutionRejectedException exception, string provider) =>
        Rejection.Explain(exception, provider, LastError);

    /// <summary>Says whether a fallback asks somebody else after this error.</summary>
    public bool WouldFailOver(TaggingException error) => _scope?.WouldFailOver(error) == true;

    /// <summary>
    /// Says whether a broken answer may be asked for again: an answer that breaks the protocol once may have been damaged on its way, one
    /// that does so twice is how the provider answers. An answer that was cut off is known to be transient.
    /// </summary>
    public bool MayRepeat(TaggingException error) =>
        error is not { Kind: TaggingErrorKind.ProtocolError, IsTransient: false } || (_attemptOfProtocolError ??= _attempts) == _attempts;

    /// <summary>Runs an attempt and keeps its error.</summary>
    protected async ValueTask<TResult> AttemptAsync<TResult>(
        Func<CancellationToken, Task<TResult>> ask, CancellationToken cancellationToken)
    {
        _attemptStarted = Time.GetTimestamp();
        _attempts++;
        _scope?.Report(_attempts);
        try
        {
            return await ask(cancellationToken).ConfigureAwait(false);
        }
        catch (TaggingException exception)
        {
            LastError = exception;
            throw;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody cancelled: a client inside the tagger gave up by a clock of its own.
            LastError = new TaggingException(
                TaggingErrorKind.Timeout, "The provider did not answer within the time that its client allows.", exception);
            throw LastError;
        }
    }
}
