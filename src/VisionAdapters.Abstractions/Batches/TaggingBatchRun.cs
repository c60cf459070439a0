using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace VisionAdapters;

/// <summary>One enumeration of many images: a reader cuts batches, a bounded number of workers answer them.</summary>
internal sealed class TaggingBatchRun(IImageTagger tagger, TagManyOptions options)
{
    private readonly IBatchImageTagger? _batchTagger = tagger.GetService<IBatchImageTagger>();

    private int BatchSize => _batchTagger is null ? 1 : Math.Min(options.BatchSize ?? int.MaxValue, _batchTagger.MaxBatchSize);

    public async IAsyncEnumerable<TaggingOutcome> RunAsync(IAsyncEnumerable<ImageSource> images, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // The slots bound the calls under way; the channel's capacity bounds the answers that nobody has taken yet.
        using var slots = new SemaphoreSlim(options.MaxConcurrency, options.MaxConcurrency);
        var answers = Channel.CreateBounded<Task<IReadOnlyList<TaggingOutcome>>>(options.MaxConcurrency);
        var reading = ReadAsync(images, slots, answers.Writer, stop.Token);
        try
        {
            await foreach (var answer in answers.Reader.ReadAllAsync(stop.Token).ConfigureAwait(false))
            {
                foreach (var outcome in await answer.ConfigureAwait(false))
                {
                    yield return outcome;
                }
            }

            await reading.ConfigureAwait(false);
        }
        finally
        {
            // Nothing may outlive the enumeration: free whoever waits for room, then let the reader end, which ends after every call.
            await stop.CancelAsync().ConfigureAwait(false);
            await foreach (var _ in answers.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
            }

            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(
        IAsyncEnumerable<ImageSource> images,
        SemaphoreSlim slots,
        ChannelWriter<Task<IReadOnlyList<TaggingOutcome>>> answers,
        CancellationToken cancellationToken)
    {
        try
        {
            var batch = new List<ImageSource>(BatchSize);
            long first = 0;
            await foreach (var image in images.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                batch.Add(image);
                if (batch.Count == BatchSize)
                {
                    await StartAsync(batch.ToArray(), first).ConfigureAwait(false);
                    first += batch.Count;
                    batch.Clear();
                }
            }

            if (batch.Count > 0)
            {
                await StartAsync(batch.ToArray(), first).ConfigureAwait(false);
            }
        }
        finally
        {
            for (var slot = 0; slot < options.MaxConcurrency; slot++)
            {
                await slots.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            }

            answers.Complete();
        }

        async Task StartAsync(ImageSource[] batch, long first)
        {
            await slots.WaitAsync(cancellationToken).ConfigureAwait(false);
            var answer = Task.Run(() => AnswerAsync(batch, first, cancellationToken), CancellationToken.None);
            _ = FinishAsync(answer);
            if (options.PreserveOrder)
            {
                await answers.WriteAsync(answer, CancellationToken.None).ConfigureAwait(false);
            }
        }

        async Task FinishAsync(Task<IReadOnlyList<TaggingOutcome>> answer)
        {
            // Without order an answer holds its slot until there is room for it, so that answers do not pile up.
            await ((Task)answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!options.PreserveOrder)
            {
                await answers.WriteAsync(answer, CancellationToken.None).ConfigureAwait(false);
            }

            slots.Release();
        }
    }

    private async Task<IReadOnlyList<TaggingOutcome>> AnswerAsync(ImageSource[] batch, long first, CancellationToken cancellationToken)
    {
        try
        {
            if (_batchTagger is null)
            {
                return [await AnswerOneAsync(batch[0], first, cancellationToken).ConfigureAwait(false)];
            }

            var outcomes = await _batchTagger.TagBatchAsync(batch, options.Tagging, cancellationToken).ConfigureAwait(false);
            return outcomes.Select((outcome, place) => Renumber(outcome, first + place)).ToArray();
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            var error = AsTaggingException(exception);
            return batch.Select((image, place) => new TaggingOutcome(first + place, image, error)).ToArray();
        }
    }

    private async Task<TaggingOutcome> AnswerOneAsync(ImageSource image, long index, CancellationToken cancellationToken) =>
        new(index, image, await tagger.TagAsync(image, options.Tagging, cancellationToken).ConfigureAwait(false));

    private static TaggingOutcome Renumber(TaggingOutcome outcome, long index) => outcome.IsSuccess
        ? new TaggingOutcome(index, outcome.Image, outcome.Response)
        : new TaggingOutcome(index, outcome.Image, outcome.Error);

    private static TaggingException AsTaggingException(Exception exception) =>
        exception as TaggingException ?? new TaggingException(TaggingErrorKind.Unknown, $"The tagger failed: {exception.Message}", exception);
}
