using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace VisionAdapters;

/// <summary>One enumeration of many images: a reader cuts batches, a bounded number of calls answer them.</summary>
/// <remarks>
/// In the steady state it makes nothing: batches are used again, and whoever waits here waits without a token, which lets channels and
/// methods use their waiters
/// again. Cancelling still ends it at once, because it ends the calls that are waited for.
/// </remarks>
internal sealed class TaggingBatchRun
{
    private readonly IImageTagger _tagger;
    private readonly TagManyOptions _options;
    private readonly IBatchImageTagger? _batchTagger;
    private readonly int _batchSize;
    private readonly ConcurrentQueue<BatchUnderWay> _idle = new();

    // The slots bound the calls under way; the answers' capacity bounds those that nobody has taken yet.
    private readonly Channel<bool> _slots;
    private readonly Channel<BatchUnderWay> _answers;

    private TaggingBatchRun(IImageTagger tagger, TagManyOptions options)
    {
        _tagger = tagger;
        _options = options;
        _batchTagger = tagger.GetService<IBatchImageTagger>();
        _batchSize = _batchTagger is null ? 1 : Math.Min(options.BatchSize ?? int.MaxValue, _batchTagger.MaxBatchSize);
        _answers = Channel.CreateBounded<BatchUnderWay>(options.MaxConcurrency);
        _slots = Channel.CreateBounded<bool>(options.MaxConcurrency);
        for (var slot = 0; slot < options.MaxConcurrency; slot++)
        {
            _slots.Writer.TryWrite(true);
        }
    }

    /// <summary>Makes an enumerable; each enumeration of it is a run of its own.</summary>
    public static async IAsyncEnumerable<TaggingOutcome> RunAsync(
        IImageTagger tagger,
        TagManyOptions options,
        IAsyncEnumerable<ImageInput> images,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var run = new TaggingBatchRun(tagger, options);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = run.ReadAsync(images, stop.Token);
        try
        {
            while (await run._answers.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
            {
                while (run._answers.Reader.TryRead(out var batch))
                {
                    stop.Token.ThrowIfCancellationRequested();
                    await batch.WhenAnsweredAsync().ConfigureAwait(false);
                    for (var place = 0; place < batch.Outcomes.Count; place++)
                    {
                        yield return batch.Outcome(place);
                    }

                    batch.Clear();
                    run._idle.Enqueue(batch);
                }
            }

            await reading.ConfigureAwait(false);
        }
        finally
        {
            // Nothing may outlive the enumeration: free whoever waits for room, then let the reader end, which ends after every call.
            await stop.CancelAsync().ConfigureAwait(false);
            await foreach (var _ in run._answers.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
            }

            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(IAsyncEnumerable<ImageInput> images, CancellationToken cancellationToken)
    {
        try
        {
            long first = 0;
            var batch = Rent(cancellationToken);
            await foreach (var image in images.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                batch.Add(image);
                if (batch.IsFull)
                {
                    await StartAsync(batch, first, cancellationToken).ConfigureAwait(false);
                    first += _batchSize;
                    batch = Rent(cancellationToken);
                }
            }

            if (batch.Count > 0)
            {
                await StartAsync(batch, first, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            for (var slot = 0; slot < _options.MaxConcurrency; slot++)
            {
                await _slots.Reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            }

            _answers.Writer.Complete();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask StartAsync(BatchUnderWay batch, long first, CancellationToken cancellationToken)
    {
        await _slots.Reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
        if (cancellationToken.IsCancellationRequested)
        {
            _slots.Writer.TryWrite(true);
            cancellationToken.ThrowIfCancellationRequested();
        }

        batch.Start(first);
        if (_options.PreserveOrder)
        {
            await _answers.Writer.WriteAsync(batch, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private BatchUnderWay Rent(CancellationToken cancellationToken) =>
        _idle.TryDequeue(out var batch) ? batch : new BatchUnderWay(_batchSize, AskAsync, Answered, cancellationToken);

    private void Answered(BatchUnderWay batch)
    {
        if (_options.PreserveOrder || _answers.Writer.TryWrite(batch))
        {
            _slots.Writer.TryWrite(true);
        }
        else
        {
            // Without order an answer holds its slot until there is room for it, so that answers do not pile up.
            _ = WaitForRoomAsync(batch);
        }
    }

    private async Task WaitForRoomAsync(BatchUnderWay batch)
    {
        await _answers.Writer.WriteAsync(batch, CancellationToken.None).ConfigureAwait(false);
        _slots.Writer.TryWrite(true);
    }

    private Task<IReadOnlyList<TaggingOutcome>> AskAsync(IReadOnlyList<ImageInput> images, CancellationToken cancellationToken) =>
        _batchTagger is null ? AskOneAsync(images[0], cancellationToken) : _batchTagger.TagBatchAsync(images, _options.Tagging, cancellationToken);

    private async Task<IReadOnlyList<TaggingOutcome>> AskOneAsync(ImageInput image, CancellationToken cancellationToken) =>
        [new TaggingOutcome(0, image, await _tagger.TagAsync(image, _options.Tagging, cancellationToken).ConfigureAwait(false))];
}
