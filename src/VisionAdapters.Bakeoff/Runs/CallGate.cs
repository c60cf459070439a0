namespace VisionAdapters.Bakeoff;

/// <summary>
/// Lets so many calls to a service run at once as it bears. It begins with few, for a service that refuses all must not be asked for much;
/// each round of answers doubles them until the service throttles for the first time. From then on a throttled answer halves them, and a
/// round of answers adds one.
/// </summary>
/// <param name="start">The number of calls to begin with.</param>
/// <param name="max">The largest number of calls.</param>
/// <param name="imagesPerCall">The number of images in a call.</param>
internal sealed class CallGate(int start, int max, int imagesPerCall)
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private int _calls = start;
    private int _underWay;
    private int _answers;
    private int _untilNextCut;
    private bool _wasThrottled;

    /// <summary>Gets the number of calls that may run now.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Waits until an image may be asked for.</summary>
    /// <returns>Whether it may; not when the wait was cancelled.</returns>
    public async Task<bool> EnterAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource waiting;
        lock (_lock)
        {
            if (_underWay < _calls * imagesPerCall)
            {
                _underWay++;
                return true;
            }

            waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(waiting);
        }

        await waiting.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return waiting.Task.IsCompleted;
    }

    /// <summary>Notes that an image has its outcome.</summary>
    public void Leave(TaggingException? error)
    {
        lock (_lock)
        {
            _underWay--;
            _untilNextCut--;
            if (error is { Kind: TaggingErrorKind.Throttled })
            {
                Cut();
            }
            else if (error is null && ++_answers >= _calls * imagesPerCall)
            {
                (_calls, _answers) = (Math.Min(_wasThrottled ? _calls + 1 : _calls * 2, max), 0);
            }

            while (_underWay < _calls * imagesPerCall && _waiting.TryDequeue(out var waiting))
            {
                _underWay++;
                waiting.TrySetResult();
            }
        }
    }

    private void Cut()
    {
        (_wasThrottled, _answers) = (true, 0);
        if (_untilNextCut <= 0)
        {
            // Calls that were under way are throttled together: that is one reason, not many.
            _untilNextCut = _underWay;
            _calls = Math.Max(1, _calls / 2);
        }
    }
}
