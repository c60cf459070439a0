using Polly;

namespace VisionAdapters.Resilience;

/// <summary>A call with all its attempts, for the strategies that look at it from outside.</summary>
internal abstract class ResilientCall(long started)
{
    public static ResiliencePropertyKey<ResilientCall> Key { get; } = new("vision-adapters.call");

    /// <summary>Gets the timestamp of the call's begin.</summary>
    public long Started { get; } = started;

    /// <summary>Gets or sets the error of the latest attempt that failed.</summary>
    protected TaggingException? LastError { get; set; }

    /// <summary>Says why a strategy ended the call.</summary>
    public TaggingException Explain(ExecutionRejectedException exception, string provider) => Rejection.Explain(exception, provider, LastError);

    /// <summary>Runs an attempt and keeps its error.</summary>
    protected async ValueTask<TResult> AttemptAsync<TResult>(Func<CancellationToken, Task<TResult>> ask, CancellationToken cancellationToken)
    {
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
            LastError = new TaggingException(TaggingErrorKind.Timeout, "The provider did not answer within the time that its client allows.", exception);
            throw LastError;
        }
    }
}
