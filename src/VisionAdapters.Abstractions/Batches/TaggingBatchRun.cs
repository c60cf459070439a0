using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace VisionAdapters;

/// <summary>One enumeration of many images: a reader cuts batches, a bounded number of calls answer them.</summary>
internal sealed class TaggingBatchRun : IDisposable
{
    private readonly IImageTagger _tagger;
    private readonly TagManyOptions _options;
    private readonly IBatchImageTagger? _batchTagger;
    private readonly int _batchSize;

    // The slots bound the running calls; the capacity bounds the answers that the caller has not taken yet.
    private readonly SemaphoreSlim _slots;
    private readonly Channel<Task<TaggingOutcome[]>> _answers;

    private TaggingBatchRun(IImageTagger tagger, TagManyOptions options)
    {
        _tagger = tagger;
        _options = options;
        _batchTagger = tagger.GetService<IBatchImageTagger>();
        _batchSize = _batchTagger is null ? 1 : Math.Min(options.BatchSize ?? int.MaxValue, _batchTagger.MaxBatchSize);
        _slots = new SemaphoreSlim(options.MaxConcurrency, options.MaxConcurrency);
        _answers = Channel.CreateBounded<Task<TaggingOutcome[]>>(options.MaxConcurrency);
    }

    /// <summary>Makes an enumerable; each enumeration of it is a run of its own.</summary>
    public static async IAsyncEnumerable<TaggingOutcome> RunAsync(
        IImageTagger tagger,
        TagManyOptions options,
        IAsyncEnumerable<ImageInput> images,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var run = new TaggingBatchRun(tagger, options);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = run.ReadAsync(images, stop.Token);
        try
        {
            await foreach (var answer in run._answers.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                stop.Token.ThrowIfCancellationRequested();
                foreach (var outcome in await answer.ConfigureAwait(false))
                {
                    yield return outcome;
                }
            }

            await reading.ConfigureAwait(false);
        }
        finally
        {
            // Nothing may outlive the enumeration: take what still waits for room, then let the reader end, which ends after every call.
            await stop.CancelAsync().ConfigureAwait(false);
            await foreach (var answer in run._answers.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                await ((Task)answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose() => _slots.Dispose();

    private async Task ReadAsync(IAsyncEnumerable<ImageInput> images, CancellationToken cancellationToken)
    {
        try
        {
            long first = 0;
            var batch = new List<ImageInput>(_batchSize);
            await foreach (var image in images.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                batch.Add(image);
                if (batch.Count == _batchSize)
                {
                    await StartAsync(batch, first, cancellationToken).ConfigureAwait(false);
                    first += _batchSize;
                    batch = new List<ImageInput>(_batchSize);
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
                await _slots.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            }

            _answers.Writer.Complete();
        }
    }

    private async Task StartAsync(List<ImageInput> batch, long first, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        var answer = Task.Run(() => AnswerAsync(batch, first, cancellationToken), CancellationToken.None);
        if (_options.PreserveOrder)
        {
            _ = ReleaseAfterAsync(answer);
            await _answers.Writer.WriteAsync(answer, CancellationToken.None).ConfigureAwait(false);
        }
        else
        {
            // Without order an answer holds its slot until there is room for it, so that answers do not pile up.
            _ = ReleaseAfterAsync(WriteWhenDoneAsync(answer));
        }
    }

    private async Task ReleaseAfterAsync(Task work)
    {
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _slots.Release();
    }

    private async Task WriteWhenDoneAsync(Task<TaggingOutcome[]> answer)
    {
        await ((Task)answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _answers.Writer.WriteAsync(answer, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<TaggingOutcome[]> AnswerAsync(List<ImageInput> batch, long first, CancellationToken cancellationToken)
    {
        try
        {
            if (_batchTagger is null)
            {
                return [new TaggingOutcome(
                    first, batch[0], await _tagger.TagAsync(batch[0], _options.Tagging, cancellationToken).ConfigureAwait(false))];
            }

            var outcomes = await _batchTagger.TagBatchAsync(batch, _options.Tagging, cancellationToken).ConfigureAwait(false);
            return [.. outcomes.Select((outcome, index) => outcome.WithIndex(first + index))];
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            var error = AsTaggingException(exception);
            return [.. batch.Select((image, index) => new TaggingOutcome(first + index, image, error))];
        }
    }

    private static TaggingException AsTaggingException(Exception exception) =>
        exception as TaggingException
            ?? new TaggingException(TaggingErrorKind.Unknown, $"The tagger failed: {exception.Message}", exception);
}
