namespace VisionAdapters.Http;

/// <summary>
/// Runs the calls of a tagger under its deadline, and turns what ends them early into what callers expect: their own cancellation into
/// <see cref="OperationCanceledException"/> always, the deadline and the network into <see cref="TaggingException"/>, the tagger's end into
/// <see cref="ObjectDisposedException"/>.
/// </summary>
internal sealed class CallGate : IDisposable
{
    private readonly CloudService _service;
    private readonly Type _owner;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationToken _closed;

    public CallGate(CloudService service, Type owner, TimeSpan timeout, TimeProvider time)
    {
        _service = service;
        _owner = owner;
        _timeout = timeout;
        _time = time;
        _closed = _closing.Token;
    }

    /// <summary>Runs one call.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The gate is, or was meanwhile, closed.</exception>
    /// <exception cref="TaggingException">The call failed.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closed.IsCancellationRequested, _owner);
        cancellationToken.ThrowIfCancellationRequested();
        using var deadline = new CancellationTokenSource(_timeout, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token, _closed);
        try
        {
            return await call(stop.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested)
        {
            // Whatever a cut connection was reported as, the caller's wish comes first.
            throw new OperationCanceledException("The call was cancelled.", exception, cancellationToken);
        }
        catch (Exception) when (_closed.IsCancellationRequested)
        {
            throw new ObjectDisposedException(_owner.FullName, $"{_service.Name} was being called while its tagger was disposed.");
        }
        catch (Exception exception) when (
            exception is OperationCanceledException || (TransportFailure.Is(exception) && deadline.IsCancellationRequested))
        {
            throw _service.Failure(TaggingErrorKind.Timeout, $"did not answer within {_timeout.TotalSeconds:0.###} s.", exception);
        }
        catch (Exception exception) when (TransportFailure.Is(exception))
        {
            throw TransportFailure.ToException(_service, exception);
        }
    }

    /// <summary>Closes the gate and ends the calls under way.</summary>
    /// <remarks>The source itself is not disposed: it holds nothing, and calls that end now still look at it.</remarks>
    public void Dispose() => _closing.Cancel();
}
