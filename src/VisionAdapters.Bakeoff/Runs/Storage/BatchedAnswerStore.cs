using System.Threading.Channels;

namespace VisionAdapters.Bakeoff;

/// <summary>
/// The one writer of a store. What waits when a transaction ends goes into the next one: a slow provider's answer is stored at once, a fast
/// provider's answers in batches. While the store is full, slow or away the writer waits, and whoever adds a record waits with it: answers
/// that were paid for are not dropped.
/// </summary>
/// <param name="timeProvider">The clock that pauses are taken from; the system's where it is null.</param>
/// <param name="tellProblem">Told at every failed try why nothing can be stored.</param>
/// <param name="giveUp">Ends the waiting: what cannot be stored by then is lost, and told.</param>
internal abstract class BatchedAnswerStore(TimeProvider? timeProvider, Action<string>? tellProblem, CancellationToken giveUp)
    : IAnswerStore, IAsyncDisposable
{
    private const int MaxBatch = 512;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Channel<OutcomeRecord> _waiting = Channel.CreateBounded<OutcomeRecord>(MaxBatch);
    private Task? _writing;

    /// <inheritdoc/>
    /// <exception cref="ChannelClosedException">Writing has failed; the cause is its inner exception.</exception>
    public ValueTask AddAsync(OutcomeRecord record)
    {
        _ = LazyInitializer.EnsureInitialized(ref _writing, () => Task.Run(WriteAllAsync));
        return _waiting.Writer.WriteAsync(record, CancellationToken.None);
    }

    /// <summary>Waits until all is stored.</summary>
    /// <exception cref="BakeoffRunException">Writing has failed.</exception>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        if (_writing is not null)
        {
            await _writing.ConfigureAwait(false);
        }
    }

    /// <summary>Stores records in one transaction.</summary>
    protected abstract Task WriteAsync(IReadOnlyList<OutcomeRecord> batch);

    /// <summary>Tells whether the reason of an error may go away by itself, or by somebody's hand.</summary>
    protected abstract bool MayPass(Exception exception);

    /// <summary>Says what to do about an error, with a space before; empty where nothing is known.</summary>
    protected virtual string CureFor(Exception exception) => "";

    private async Task WriteAllAsync()
    {
        var batch = new List<OutcomeRecord>(MaxBatch);
        try
        {
            while (await _waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
            {
                batch.Clear();
                while (batch.Count < MaxBatch && _waiting.Reader.TryRead(out var record))
                {
                    batch.Add(record);
                }

                await WriteWhenPossibleAsync(batch).ConfigureAwait(false);
                batch.ForEach(record => record.Stored?.Invoke());
            }
        }
        catch (Exception exception)
        {
            // Whoever still adds records must not wait for a writer that is gone.
            _waiting.Writer.TryComplete(exception);
            throw new BakeoffRunException(
                BakeoffRunErrorKind.StorageFailed, $"The answers cannot be stored: {exception.Message}{CureFor(exception)}", exception);
        }
    }

    private async Task WriteWhenPossibleAsync(List<OutcomeRecord> batch)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await WriteAsync(batch).ConfigureAwait(false);
                return;
            }
            catch (Exception exception) when (MayPass(exception) && !giveUp.IsCancellationRequested)
            {
                tellProblem?.Invoke(
                    $"The answers cannot be stored now, and nothing more is asked for until they can: {exception.Message}");
                await Task.Delay(pause, timeProvider ?? TimeProvider.System, giveUp)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
