using System.Collections.Concurrent;
using Npgsql;
using VisionAdapters.Bakeoff;

namespace VisionAdapters.Distributed;

/// <summary>Runs shards in a worker's process.</summary>
internal sealed class ShardRunner(DistributedStore store, DistributedWorkerOptions options, Action<string> say) : IDisposable
{
    /// <summary>So many processes in a row end with a shard before its images are asked for one by one.</summary>
    private const int DeathsBeforeCare = 2;

    /// <summary>So many processes end at the same image before it is set aside.</summary>
    private const int DeathsOfAnImage = 2;

    /// <summary>How long answers are held for a store that does not come back.</summary>
    private static readonly TimeSpan StoreGrace = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan WatchPeriod = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Lazy<ImageStore>> _images = new(StringComparer.Ordinal);

    /// <summary>Gets the providers that this worker serves, by queue.</summary>
    public ConcurrentDictionary<string, BakeoffProvider> Providers { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets what may be asked of them, by queue.</summary>
    public ConcurrentDictionary<string, SharedQuota> Quotas { get; } = new(StringComparer.Ordinal);

    public async Task RunAsync(string run, string queue, int shard, CancellationToken cancellationToken)
    {
        var fence = await ShardFence.TryTakeAsync(store.Address, $"{run} {queue} {shard}", cancellationToken).ConfigureAwait(false)
            ?? throw new DistributedStoreException($"Another worker has shard {shard} of {queue} under way; it is tried again later.");
        await using (fence.ConfigureAwait(false))
        {
            if (await store.Shards.BeginShardAsync(run, queue, shard, cancellationToken).ConfigureAwait(false) is not { } begun)
            {
                return;
            }

            var isDone = false;
            using var watched = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            using var asking = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var watching = WatchAsync(fence, run, asking, watched.Token);
            try
            {
                isDone = await AskAsync(run, queue, begun, asking.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (asking.IsCancellationRequested)
            {
                // Paused, or the fence is lost: what is answered is stored, and the rest is asked for when the shard comes again.
            }
            finally
            {
                await watched.CancelAsync().ConfigureAwait(false);
                await watching.ConfigureAwait(false);
                await store.Shards.EndShardAsync(run, queue, shard, isDone, begun.Asked, begun.Failed).ConfigureAwait(false);
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (!isDone && await store.Shards.IsRunningAsync(run, CancellationToken.None).ConfigureAwait(false))
            {
                throw new DistributedStoreException($"Shard {shard} of {queue} lost its lock; it is tried again.");
            }
        }
    }

    public void Dispose()
    {
        foreach (var quota in Quotas.Values)
        {
            quota.Dispose();
        }

        foreach (var images in _images.Values.Where(images => images.IsValueCreated))
        {
            images.Value.Dispose();
        }
    }

    /// <summary>Stops the asking when the run is paused or the fence is lost.</summary>
    private async Task WatchAsync(ShardFence fence, string run, CancellationTokenSource asking, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (!await fence.IsHeldAsync(CancellationToken.None).ConfigureAwait(false)
                || !await store.Shards.IsRunningAsync(run, CancellationToken.None).ConfigureAwait(false))
            {
                await asking.CancelAsync().ConfigureAwait(false);
                return;
            }

            await Task.Delay(WatchPeriod, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> AskAsync(string run, string queue, BegunShard shard, CancellationToken cancellationToken)
    {
        var provider = Providers[queue];
        var images = OpenImages(shard);
        if (shard.Deaths < DeathsBeforeCare)
        {
            return await PassAsync(run, queue, provider, shard, images, cancellationToken).ConfigureAwait(false);
        }

        // The suspect first, and each image alone: the process may end at any of them, and the mark says at which.
        foreach (var (image, place) in images.Zip(shard.Places).OrderByDescending(image => image.Second == shard.Suspect))
        {
            if (place == shard.Suspect && shard.SuspectDeaths >= DeathsOfAnImage)
            {
                await SetAsideAsync(run, queue, provider, shard, image).ConfigureAwait(false);
                continue;
            }

            await store.Shards.MarkAsync(run, queue, shard.Shard, place).ConfigureAwait(false);
            var isDone = await PassAsync(run, queue, provider, shard, [image], cancellationToken).ConfigureAwait(false);
            await store.Shards.MarkAsync(run, queue, shard.Shard, place: null).ConfigureAwait(false);
            if (!isDone)
            {
                return false;
            }
        }

        return true;
    }

    private LabeledImage[] OpenImages(BegunShard shard)
    {
        var root = options.ImagesRoot ?? shard.ImagesRoot;
        var images = _images.GetOrAdd(root, path => new Lazy<ImageStore>(() => ImageStore.OpenPath(path))).Value;
        return [.. shard.Ids.Select(id => new LabeledImage
        {
            Id = id,
            Image = images.Contains(id) ? images.Open(id) : ImageInput.FromFile(Path.Combine(root, "not-here")),
            Truth = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal),
        })];
    }

    private async Task<bool> PassAsync(
        string run, string queue, BakeoffProvider provider, BegunShard shard, LabeledImage[] images, CancellationToken cancellationToken)
    {
        using var giveUp = new CancellationTokenSource();
        using var registration = cancellationToken.Register(() => giveUp.CancelAfter(StoreGrace));
        using var settled = await ShardSettled.ReadAsync(store.Source, run, provider, shard.Range, cancellationToken).ConfigureAwait(false);
        var answers = new PostgresAnswerStore(store.Source, run, say, giveUp.Token) { Places = shard.Range };
        ProviderPass pass;
        await using (answers.ConfigureAwait(false))
        {
            pass = new ProviderPass(
                provider,
                images,
                answers,
                settled,
                new RunBudget(limitUsd: null, spentUsd: 0),
                new BakeoffRunnerOptions
                {
                    OutputFolder = ".",
                    MaxConcurrency = options.MaxConcurrency,
                    CancellationGrace = options.CancellationGrace,
                },
                TimeProvider.System,
                shard,
                Quotas[queue]);
            await pass.RunAsync(cancellationToken).ConfigureAwait(false);
        }

        if (pass.StopReason is { } reason)
        {
            await store.Shards.SetStateAsync(run, "paused", $"{provider.Id}: {reason}", CancellationToken.None).ConfigureAwait(false);
            return false;
        }

        if (pass.IsOutOfBudget)
        {
            await store.Shards.SetStateAsync(
                run, "paused", $"{provider.Id}: the budget is reached; raise it with 'quota set' and resume.", CancellationToken.None)
                .ConfigureAwait(false);
            return false;
        }

        return true;
    }

    private async Task SetAsideAsync(string run, string queue, BakeoffProvider provider, BegunShard shard, LabeledImage image)
    {
        const string reason = "set aside: the process ended twice while it asked for this image alone.";
        var content = await ReadContentAsync(image).ConfigureAwait(false);
        var answers = new PostgresAnswerStore(store.Source, run, say, CancellationToken.None) { Places = shard.Range };
        await using (answers.ConfigureAwait(false))
        {
            await answers.AddAsync(new OutcomeRecord
            {
                ImageId = image.Id,
                Content = content,
                Request = provider.Request.Id,
                Answered = TimeProvider.System.GetUtcNow(),
                Error = new TaggingException(TaggingErrorKind.InvalidImage, reason),
            }).ConfigureAwait(false);
        }

        await store.Shards.SetAsideAsync(run, queue, shard.Shard, image.Id, reason).ConfigureAwait(false);
        say($"{provider.Id}: {image.Id} is {reason}");
    }

    private static async Task<string> ReadContentAsync(LabeledImage image)
    {
        try
        {
            return (await image.Image.LoadAsync(maxBytes: null, CancellationToken.None).ConfigureAwait(false)).ContentHash;
        }
        catch (TaggingException)
        {
            return $"unread {image.Id}";
        }
    }
}

/// <summary>A shard that a worker has begun, and what it has come to.</summary>
internal sealed class BegunShard : IProgress<BakeoffProgress>
{
    private int _reported;

    public required int Shard { get; init; }

    public required string ImagesRoot { get; init; }

    public required long[] Places { get; init; }

    public required string[] Ids { get; init; }

    /// <summary>Gets the number of processes in a row that ended with the shard.</summary>
    public required int Deaths { get; init; }

    /// <summary>Gets the place of the image that was asked for alone when the last process ended.</summary>
    public long? Suspect { get; init; }

    public int SuspectDeaths { get; init; }

    public (long First, long Last) Range => (Places[0], Places[^1]);

    public int Asked => Volatile.Read(ref _reported);

    public int Failed { get; private set; }

    public void Report(BakeoffProgress value)
    {
        if (value.Done - value.Reused > _reported)
        {
            (_reported, Failed) = (value.Done - value.Reused, value.Failed);
        }
    }
}
