using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.ML.OnnxRuntime;

namespace VisionAdapters.Onnx.Inference;

/// <summary>One session and the workspaces of the runs that share it. It is freed when it is disposed and the last run has ended.</summary>
internal sealed class ModelRunner : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ConcurrentBag<RunWorkspace> _idle = [];
    private readonly SemaphoreSlim _slots;
    private readonly int _maxBatchSize;
    private int _underWay;
    private bool _isDisposed;

    public ModelRunner(
        InferenceSession session,
        ModelInput input,
        IReadOnlyList<ModelHead> heads,
        OnnxInferenceOptions options,
        ModelEmbedding? embedding = null,
        IReadOnlyList<EmbeddingHead>? adaptedHeads = null)
    {
        Session = session;
        Input = input;
        Heads = heads;
        Embedding = embedding;
        AdaptedHeads = adaptedHeads ?? [];
        _maxBatchSize = input.FixedBatchSize ?? options.MaxBatchSize;
        _slots = new SemaphoreSlim(options.MaxConcurrentRuns, options.MaxConcurrentRuns);
    }

    public InferenceSession Session { get; }

    public ModelInput Input { get; }

    public IReadOnlyList<ModelHead> Heads { get; }

    public ModelEmbedding? Embedding { get; }

    public IReadOnlyList<EmbeddingHead> AdaptedHeads { get; }

    public int MaxBatchSize => _maxBatchSize;

    /// <summary>Keeps the session alive until the use is ended.</summary>
    /// <exception cref="ObjectDisposedException">The runner is disposed.</exception>
    public Use Enter()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(OnnxImageTagger));
            _underWay++;
        }

        return new Use(this);
    }

    /// <summary>Waits for a slot and does work on the thread pool. The caller has entered.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask RunAsync(ModelWork work, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await work.StartAsync(this).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Does work on the calling thread. The caller sees to it that slots are respected.</summary>
    public void Run(ModelWork work)
    {
        var workspace = _idle.TryTake(out var idle) ? idle : new RunWorkspace(this);
        try
        {
            work.Do(workspace);
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
            if (_underWay > 0)
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
            _underWay--;
            if (!_isDisposed || _underWay > 0)
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
        Session.Dispose();
    }

    /// <summary>One use of the session.</summary>
    public readonly struct Use(ModelRunner runner) : IDisposable
    {
        public void Dispose() => runner.Exit();
    }
}
