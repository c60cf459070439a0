using VisionAdapters.Fallback;

namespace VisionAdapters.Batching;

/// <summary>Calls that are answered together.</summary>
internal sealed class GatheredBatch(TaggingOptions? options, FailoverScope? scope, Func<GatheredBatch, ITimer> startTimer) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<WaitingCall> _calls = [];
    private readonly CancellationTokenSource _abandoned = new();
    private ITimer? _timer;
    private bool _isSent;
    private bool _isDone;

    /// <summary>Gets the number of attempts that the batch took within a fallback.</summary>
    public int Attempts => scope?.Attempts ?? 0;

    /// <summary>Adds a call. The first one starts the timer.</summary>
    /// <returns>The number of calls.</returns>
    public int Add(WaitingCall call)
    {
        lock (_gate)
        {
            _calls.Add(call);
            _timer ??= startTimer(this);
            return _calls.Count;
        }
    }

    /// <summary>Lets a caller go. A batch under way is cancelled when nobody waits for it any more.</summary>
    public void Leave(WaitingCall call, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            call.Cancel(cancellationToken);
            if (_isSent && !_isDone && !_calls.Exists(other => other.IsWaiting))
            {
                _ = _abandoned.CancelAsync();
            }
        }
    }

    /// <summary>Asks the tagger for the images whose callers still wait, and hands out what it says.</summary>
    public async Task SendAsync(IBatchImageTagger tagger)
    {
        CancellationToken abandoned;
        lock (_gate)
        {
            _timer?.Dispose();
            _calls.RemoveAll(call => !call.IsWaiting);
            _isSent = true;
            abandoned = _abandoned.Token;
        }

        // The batch runs for several callers, so it carries none of theirs.
        FailoverScope.Current = scope;
        try
        {
            if (_calls.Count > 0)
            {
                Answer(await tagger.TagBatchAsync(_calls.ConvertAll(call => call.Image), options, abandoned).ConfigureAwait(false));
            }
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
        finally
        {
            Dispose();
        }
    }

    public void Fail(Exception exception)
    {
        foreach (var call in _calls)
        {
            call.Fail(exception);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDone = true;
            _timer?.Dispose();
            _abandoned.Dispose();
        }
    }

    private void Answer(IReadOnlyList<TaggingOutcome> outcomes)
    {
        if (outcomes.Count != _calls.Count)
        {
            throw new TaggingException(
                TaggingErrorKind.ProtocolError, $"The tagger gave {outcomes.Count} outcomes for {_calls.Count} images.");
        }

        for (var index = 0; index < outcomes.Count; index++)
        {
            _calls[index].Complete(outcomes[index]);
        }
    }
}
