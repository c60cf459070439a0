using System.Collections.Concurrent;

namespace VisionAdapters.Onnx.Inference;

/// <summary>One model and the workspaces of the runs that share it. It is freed when it is disposed and the last run has ended.</summary>
internal sealed class ModelRunner(LoadedModel model, int maxConcurrentRuns) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ConcurrentBag<RunWorkspace> _idle = [];
    private readonly SemaphoreSlim _slots = new(maxConcurrentRuns, maxConcurrentRuns);
    private int _uses;
    private bool _isDisposed;

    public LoadedModel Model => model;

    /// <summary>Keeps the model alive until the use is ended.</summary>
    /// <returns>The use, or null when the runner is disposed.</returns>
    public IDisposable? TryEnter()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return null;
            }

            _uses++;
            return new Use(this);
        }
    }

    /// <summary>Waits for a slot and does work on the thread pool. The caller has entered.</summary>
    public async Task<T> RunAsync<T>(Func<RunWorkspace, T> work, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Run(work), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Does work on the calling thread. The caller sees to it that slots are respected.</summary>
    public T Run<T>(Func<RunWorkspace, T> work)
    {
        var workspace = _idle.TryTake(out var idle) ? idle : new RunWorkspace(model);
        try
        {
            return work(workspace);
        }
        finally
        {
            _idle.Add(workspace);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            if (_uses > 0)
            {
                return;
            }
        }

        Free();
    }

    private void Exit()
    {
        lock (_gate)
        {
            _uses--;
            if (!_isDisposed || _uses > 0)
            {
                return;
            }
        }

        Free();
    }

    private void Free()
    {
        while (_idle.TryTake(out var workspace))
        {
            workspace.Dispose();
        }

        _slots.Dispose();
        model.Session.Dispose();
    }

    private sealed class Use(ModelRunner runner) : IDisposable
    {
        public void Dispose() => runner.Exit();
    }
}
