using VisionAdapters.Fallback;
using VisionAdapters.Stages;

namespace VisionAdapters.Batching;

/// <summary>Gathers single calls into batches. Batches that come as such are passed on.</summary>
internal sealed class BatchingImageTagger : BatchStage
{
    private readonly Lock _gate = new();
    private readonly Dictionary<BatchKey, GatheredBatch> _open = [];
    private readonly TimeProvider _time;
    private readonly TimeSpan _window;
    private readonly int _size;
    private bool _isDisposed;

    public BatchingImageTagger(IImageTagger innerTagger, BatchingOptions options, TimeProvider time)
        : base(innerTagger)
    {
        _time = time;
        _window = options.Window;
        _size = Math.Min(options.MaxBatchSize ?? int.MaxValue, InnerBatchTagger.MaxBatchSize);
    }

    public override async Task<TaggingResponse> TagAsync(
        ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        cancellationToken.ThrowIfCancellationRequested();
        var started = _time.GetTimestamp();
        var call = new WaitingCall(image);
        var scope = FailoverScope.Current;
        var batch = Join(call, options, scope);
        using var leaving = cancellationToken.UnsafeRegister(_ => batch.Leave(call, cancellationToken), state: null);
        try
        {
            var response = await call.Answer.ConfigureAwait(false);
            return new TaggingResponse(response) { Latency = _time.GetElapsedTime(started) };
        }
        finally
        {
            scope?.Report(batch.Attempts);
        }
    }

    public override Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(
        IReadOnlyList<ImageInput> images, TaggingOptions? options = null, CancellationToken cancellationToken = default) =>
        InnerBatchTagger.TagBatchAsync(images, options, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lock (_gate)
            {
                _isDisposed = true;
                foreach (var batch in _open.Values)
                {
                    batch.Fail(new ObjectDisposedException(nameof(IImageTagger), "The tagger was disposed before the batch was sent."));
                    batch.Dispose();
                }

                _open.Clear();
            }
        }

        base.Dispose(disposing);
    }

    private GatheredBatch Join(WaitingCall call, TaggingOptions? options, FailoverScope? scope)
    {
        var key = BatchKey.From(options, scope);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (!_open.TryGetValue(key, out var batch))
            {
                // The caller may change its options while the batch waits.
                batch = new GatheredBatch(key.Instance ?? options?.Clone(), scope?.ForBatch(), StartTimer);
                _open.Add(key, batch);
            }

            if (batch.Add(call) == _size)
            {
                _open.Remove(key);
                Send(batch);
            }

            return batch;
        }

        ITimer StartTimer(GatheredBatch batch) =>
            _time.CreateTimer(_ => WindowClosed(key, batch), state: null, _window, Timeout.InfiniteTimeSpan);
    }

    private void WindowClosed(BatchKey key, GatheredBatch batch)
    {
        lock (_gate)
        {
            // A batch that became full has gone already, and another may have taken its place.
            if (!_open.TryGetValue(key, out var open) || open != batch)
            {
                return;
            }

            _open.Remove(key);
        }

        Send(batch);
    }

    private void Send(GatheredBatch batch) => _ = Task.Run(() => batch.SendAsync(InnerBatchTagger), CancellationToken.None);
}
