using System.Threading.Tasks.Sources;

namespace VisionAdapters.Onnx.Inference;

/// <summary>
/// Work for the thread pool that needs a workspace. It is its own work item and its own awaitable, and may be done again: starting it makes
/// nothing.
/// </summary>
internal abstract class ModelWork : IThreadPoolWorkItem, IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _done;
    private ModelRunner? _runner;

    /// <summary>Starts the work. What it returns may be awaited once, and must be before the work is started again.</summary>
    public ValueTask StartAsync(ModelRunner runner)
    {
        _runner = runner;
        _done.Reset();
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        return new ValueTask(this, _done.Version);
    }

    /// <summary>Does the work.</summary>
    public abstract void Do(RunWorkspace workspace);

    void IThreadPoolWorkItem.Execute()
    {
        try
        {
            _runner!.Run(this);
        }
        catch (Exception exception)
        {
            _done.SetException(exception);
            return;
        }

        _done.SetResult(true);
    }

    void IValueTaskSource.GetResult(short token) => _done.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _done.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _done.OnCompleted(continuation, state, token, flags);
}
