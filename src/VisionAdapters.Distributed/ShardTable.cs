using System.Text.Json;
using Hangfire;
using Hangfire.States;
using VisionAdapters.Bakeoff;

namespace VisionAdapters.Distributed;

/// <summary>The shards of all runs, and who works on them.</summary>
internal sealed class ShardTable(StoreQueries queries, JobStorage jobs)
{
    private const int EnqueuedAtOnce = 8;

    public async Task<BegunShard?> BeginShardAsync(string run, string queue, int shard, CancellationToken cancellationToken)
    {
        // A mark that is still there was left by a process that ended: a second one at the same image blames it.
        var begun = await queries.ReadAsync(
            """
            UPDATE va.shard SET deaths = deaths + 1, doing = NULL, suspect = coalesce(doing, suspect),
                suspect_deaths = CASE WHEN doing IS NULL THEN suspect_deaths WHEN doing = suspect THEN suspect_deaths + 1 ELSE 1 END
            FROM va.run WHERE run.run = shard.run AND shard.run = $1 AND queue = $2 AND shard = $3 AND NOT done AND state = 'running'
            RETURNING first, last, deaths - 1, suspect, suspect_deaths, images_root
            """,
            reader => (First: reader.GetInt64(0), Last: reader.GetInt64(1), Deaths: reader.GetInt32(2),
                Suspect: reader.IsDBNull(3) ? (long?)null : reader.GetInt64(3), SuspectDeaths: reader.GetInt32(4),
                Root: reader.GetString(5)),
            cancellationToken,
            run,
            queue,
            shard).ConfigureAwait(false);
        if (begun.Count == 0)
        {
            return null;
        }

        var images = await queries.ReadAsync(
            "SELECT place, id FROM va.image WHERE run = $1 AND place BETWEEN $2 AND $3 ORDER BY place",
            reader => (Place: reader.GetInt64(0), Id: reader.GetString(1)),
            cancellationToken,
            run,
            begun[0].First,
            begun[0].Last).ConfigureAwait(false);
        return new BegunShard
        {
            Shard = shard,
            ImagesRoot = begun[0].Root,
            Places = [.. images.Select(image => image.Place)],
            Ids = [.. images.Select(image => image.Id)],
            Deaths = begun[0].Deaths,
            Suspect = begun[0].Suspect,
            SuspectDeaths = begun[0].SuspectDeaths,
        };
    }

    /// <summary>Notes that a process got to the end of a shard, or gave it back: only one that is gone leaves a mark.</summary>
    public Task EndShardAsync(string run, string queue, int shard, bool isDone, int asked, int failed) => queries.PersistAsync(
        """
        UPDATE va.shard SET deaths = 0, doing = NULL, done = done OR $4, finished = CASE WHEN $4 THEN now() ELSE finished END,
            asked = asked + $5, failed = CASE WHEN $4 THEN $6 ELSE failed END WHERE run = $1 AND queue = $2 AND shard = $3
        """,
        run, queue, shard, isDone, asked, failed);

    public Task MarkAsync(string run, string queue, int shard, long? place) => queries.PersistAsync(
        "UPDATE va.shard SET doing = $4::bigint WHERE run = $1 AND queue = $2 AND shard = $3", run, queue, shard, place);

    public Task SetAsideAsync(string run, string queue, int shard, string image, string reason) => queries.PersistAsync(
        """
        WITH cleared AS (UPDATE va.shard SET suspect = NULL, suspect_deaths = 0 WHERE run = $1 AND queue = $2 AND shard = $3)
        INSERT INTO va.aside (run, queue, image, reason) VALUES ($1, $2, $4, $5)
        """,
        run, queue, shard, image, reason);

    public async Task<bool> IsRunningAsync(string run, CancellationToken cancellationToken)
    {
        try
        {
            var states = await queries.ReadAsync(
                "SELECT state FROM va.run WHERE run = $1", reader => reader.GetString(0), cancellationToken, run).ConfigureAwait(false);
            return states is ["running"];
        }
        catch (Exception exception) when (StoreErrors.MayPass(exception))
        {
            // Nobody can have paused it meanwhile; the fence tells whether to go on.
            return true;
        }
    }

    public Task SetStateAsync(string run, string state, string? note, CancellationToken cancellationToken) =>
        queries.ExecuteAsync(
            "UPDATE va.run SET state = $2, note = $3 WHERE run = $1 AND state <> 'cancelled'", cancellationToken, run, state, note);

    public Task<IReadOnlyList<QueuedProvider>> ReadQueuesAsync(CancellationToken cancellationToken) => queries.ReadAsync(
        """
        SELECT DISTINCT ON (queue) queue, provider, request, meaning, setup, taxonomy FROM va.provider JOIN va.run USING (run)
        WHERE state = 'running' ORDER BY queue, created
        """,
        reader => new QueuedProvider
        {
            Queue = reader.GetString(0),
            Provider = reader.GetString(1),
            Request = reader.GetString(2),
            Meaning = reader.GetString(3),
            Setup = JsonSerializer.Deserialize<ProviderConfiguration>(reader.GetString(4))!,
            Taxonomy = reader.GetString(5),
        },
        cancellationToken);

    public Task BeatAsync(string worker, string serves, string refuses, CancellationToken cancellationToken) => queries.ExecuteAsync(
        """
        INSERT INTO va.worker VALUES ($1, now(), $2, $3)
        ON CONFLICT (worker) DO UPDATE SET seen = now(), serves = excluded.serves, refuses = excluded.refuses
        """,
        cancellationToken,
        worker,
        serves,
        refuses);

    /// <summary>Gives all shards that are not done to the engine. One that it has already is asked for once all the same.</summary>
    public async Task EnqueueAsync(string run, CancellationToken cancellationToken)
    {
        var shards = await queries.ReadAsync(
            "SELECT queue, shard FROM va.shard WHERE run = $1 AND NOT done ORDER BY shard, queue",
            reader => (Queue: reader.GetString(0), Shard: reader.GetInt32(1)),
            cancellationToken,
            run).ConfigureAwait(false);
        var client = new BackgroundJobClient(jobs);
        var wide = new ParallelOptions { MaxDegreeOfParallelism = EnqueuedAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(shards, wide, (shard, _) =>
        {
            client.Create<ShardJob>(
                job => job.RunAsync(run, shard.Queue, shard.Shard, CancellationToken.None), new EnqueuedState(shard.Queue));
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
    }
}

/// <summary>A provider that running bake-offs wait for.</summary>
internal sealed record QueuedProvider
{
    public required string Queue { get; init; }

    public required string Provider { get; init; }

    public required string Request { get; init; }

    public required string Meaning { get; init; }

    public required ProviderConfiguration Setup { get; init; }

    public required string Taxonomy { get; init; }
}
