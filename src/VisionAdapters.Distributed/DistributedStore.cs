using System.Globalization;
using Hangfire;
using Npgsql;
using VisionAdapters.Bakeoff;

namespace VisionAdapters.Distributed;

/// <summary>A PostgreSQL database that holds bake-offs for workers anywhere. Safe for concurrent use.</summary>
public sealed class DistributedStore : IAsyncDisposable
{
    /// <summary>The account whose quotas count where none is named.</summary>
    public const string DefaultAccount = "default";

    private DistributedStore(StoreAddress address, NpgsqlDataSource source, JobStorage jobs)
    {
        (Address, Source, Jobs) = (address, source, jobs);
        Queries = new StoreQueries(source);
        Shards = new ShardTable(Queries, jobs);
    }

    internal StoreAddress Address { get; }

    internal NpgsqlDataSource Source { get; }

    internal JobStorage Jobs { get; }

    internal ShardTable Shards { get; }

    private StoreQueries Queries { get; }

    /// <summary>Opens a store, and makes its tables where they are missing.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="recovery">
    /// When shards of a worker that ended without a word go to others; <see langword="null"/> is 30 seconds.
    /// </param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <returns>The store.</returns>
    /// <exception cref="DistributedStoreException">The database cannot be reached or used.</exception>
    public static async Task<DistributedStore> OpenAsync(
        StoreAddress address, TimeSpan? recovery = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        var source = new NpgsqlDataSourceBuilder(address.Pooled).Build();
        try
        {
            using (var tables = source.CreateCommand(StoreSchema.Tables))
            {
                await tables.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            return new DistributedStore(address, source, JobEngine.Open(address, recovery));
        }
        catch (Exception exception) when (exception is NpgsqlException or IOException or TimeoutException)
        {
            await source.DisposeAsync().ConfigureAwait(false);
            throw new DistributedStoreException($"The store {address} cannot be used: {exception.Message}", exception);
        }
    }

    /// <summary>Closes it.</summary>
    /// <returns>A task that ends when it is closed.</returns>
    public ValueTask DisposeAsync() => Source.DisposeAsync();

    /// <summary>Gives a bake-off to the workers, or joins the one that is there.</summary>
    /// <param name="session">The bake-off, with its labels and providers.</param>
    /// <param name="configuration">What it was opened from.</param>
    /// <param name="cancellationToken">Cancels the writing; calling again goes on.</param>
    /// <returns>The run's id, and whether it was there already.</returns>
    /// <exception cref="DistributedStoreException">Workers could not find the images.</exception>
    public async Task<(string Run, bool IsJoined)> SubmitAsync(
        BakeoffSession session, BakeoffConfiguration configuration, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(configuration);
        var root = Submission.FindImages(configuration.Dataset);
        Submission.ThrowIfNotFound(session, root);
        var folder = Directory.CreateTempSubdirectory("vision-adapters-submit-").FullName;
        try
        {
            session.Describe(folder);
            var hash = await Task.Run(() => RunSkeleton.ReadHash(folder), cancellationToken).ConfigureAwait(false);
            if (await FindAsync(hash, cancellationToken).ConfigureAwait(false) is var (there, state))
            {
                if (state == "made")
                {
                    await Shards.EnqueueAsync(there, cancellationToken).ConfigureAwait(false);
                    await Shards.SetStateAsync(there, "running", note: null, cancellationToken).ConfigureAwait(false);
                }

                return (there, true);
            }

            var run = hash[..12];
            await Submission.WriteAsync(Source, run, hash, root, folder, session, configuration, cancellationToken).ConfigureAwait(false);
            await Shards.EnqueueAsync(run, cancellationToken).ConfigureAwait(false);
            await Shards.SetStateAsync(run, "running", note: null, cancellationToken).ConfigureAwait(false);
            return (run, false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Tells how far a run has come.</summary>
    /// <param name="run">The run's id; <see langword="null"/> takes the newest.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The status.</returns>
    /// <exception cref="DistributedStoreException">There is no such run.</exception>
    public async Task<DistributedStatus> GetStatusAsync(string? run = null, CancellationToken cancellationToken = default)
    {
        var (id, state, note) = await ReadRunAsync(run, cancellationToken).ConfigureAwait(false);
        var providers = await Queries.ReadAsync(
            """
            SELECT provider, sum(images)::bigint, coalesce(sum(images) FILTER (WHERE done), 0)::bigint, sum(failed)::bigint,
                (count(*) FILTER (WHERE NOT done))::int,
                (coalesce(sum(images) FILTER (WHERE finished > now() - interval '1 minute'), 0) / 60.0)::double precision
            FROM va.provider JOIN va.shard USING (run, queue) WHERE run = $1 GROUP BY provider, position ORDER BY position
            """,
            reader => new DistributedProviderStatus
            {
                Provider = reader.GetString(0),
                Images = reader.GetInt64(1),
                Done = reader.GetInt64(2),
                Failed = reader.GetInt64(3),
                ShardsLeft = reader.GetInt32(4),
                ImagesPerSecond = reader.GetDouble(5),
            },
            cancellationToken,
            id).ConfigureAwait(false);
        var workers = await Queries.ReadAsync(
            "SELECT worker, refuses FROM va.worker WHERE seen > now() - interval '15 seconds' ORDER BY worker",
            reader => (reader.GetString(0), reader.GetString(1)),
            cancellationToken).ConfigureAwait(false);
        var aside = await Queries.ReadAsync(
            "SELECT DISTINCT image, reason FROM va.aside WHERE run = $1 ORDER BY image",
            reader => (reader.GetString(0), reader.GetString(1)),
            cancellationToken,
            id).ConfigureAwait(false);
        return new DistributedStatus
        {
            Run = id,
            State = state == "running" && providers.Count > 0 && providers.All(provider => provider.ShardsLeft == 0) ? "done" : state,
            Note = note,
            Providers = providers,
            Workers = workers.ToDictionary(worker => worker.Item1, worker => worker.Item2, StringComparer.Ordinal),
            SetAside = aside.ToDictionary(image => image.Item1, image => image.Item2, StringComparer.Ordinal),
        };
    }

    /// <summary>Stops the asking for a run within seconds. Answers of calls under way are stored.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when workers will be told.</returns>
    public Task PauseAsync(string run, CancellationToken cancellationToken = default) =>
        Shards.SetStateAsync(run, "paused", note: null, cancellationToken);

    /// <summary>Ends a run. Its answers stay, and the same configuration can be submitted anew.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when workers will be told.</returns>
    public Task CancelAsync(string run, CancellationToken cancellationToken = default) =>
        Shards.SetStateAsync(run, "cancelled", note: null, cancellationToken);

    /// <summary>Goes on with a run: asks for what is missing, and again for images whose failure may have gone.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the shards are in the queues.</returns>
    public async Task ResumeAsync(string run, CancellationToken cancellationToken = default)
    {
        await Queries.ExecuteAsync(
            """
            UPDATE va.shard SET done = false WHERE run = $1 AND done AND EXISTS (
                SELECT 1 FROM va.image JOIN va.outcome USING (content) JOIN va.provider ON provider.request = outcome.request
                WHERE image.run = shard.run AND image.place BETWEEN shard.first AND shard.last AND provider.run = shard.run
                    AND provider.queue = shard.queue AND outcome.ask_again)
            """,
            cancellationToken,
            run).ConfigureAwait(false);
        await Shards.SetStateAsync(run, "running", note: null, cancellationToken).ConfigureAwait(false);
        await Shards.EnqueueAsync(run, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Writes a run's answers so far into <c>run.db</c> in a folder, where it is scored and reported like any other run. The same answers
    /// make the same file.
    /// </summary>
    /// <param name="run">The run's id; <see langword="null"/> takes the newest.</param>
    /// <param name="folder">The folder. What it holds of a run is replaced.</param>
    /// <param name="cancellationToken">Cancels the writing; calling again begins it anew.</param>
    /// <returns>The run's id.</returns>
    /// <exception cref="DistributedStoreException">There is no such run.</exception>
    public async Task<string> ExportAsync(string? run, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var (id, _, _) = await ReadRunAsync(run, cancellationToken).ConfigureAwait(false);
        var skeletons = await Queries.ReadAsync(
            "SELECT skeleton FROM va.run WHERE run = $1", reader => reader.GetFieldValue<byte[]>(0), cancellationToken, id)
            .ConfigureAwait(false);
        using var images = Source.CreateCommand(
            "SELECT place, id, content, truth, image_group FROM va.image WHERE run = $1 ORDER BY place");
        using var outcomes = Source.CreateCommand(
            """
            SELECT request, content, answered, error_kind, error_message, ask_again::int, latency_ms, model_version, request_id,
                emulated::int, units, cost_usd, answer, raw_type, raw
            FROM va.outcome WHERE request IN (SELECT request FROM va.provider WHERE run = $1)
                AND content IN (SELECT content FROM va.image WHERE run = $1) ORDER BY request, content
            """);
        images.Parameters.Add(new NpgsqlParameter { Value = id });
        outcomes.Parameters.Add(new NpgsqlParameter { Value = id });
        await RunSkeleton.FillAsync(folder, skeletons[0], images, outcomes, cancellationToken).ConfigureAwait(false);
        return id;
    }

    /// <summary>
    /// Sets what all workers together may ask of a provider. It holds for all runs of the store. What was spent stays counted.
    /// </summary>
    /// <param name="provider">The provider's id.</param>
    /// <param name="perMinute">
    /// The requests per minute, above 0. A request holds as many images as the service takes: 16 for Google.
    /// </param>
    /// <param name="budgetUsd">What may be spent in US dollars at list prices; <see langword="null"/> sets no limit.</param>
    /// <param name="account">The account whose quota it is.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when workers will be held to it.</returns>
    public Task SetQuotaAsync(
        string provider,
        double perMinute,
        double? budgetUsd = null,
        string account = DefaultAccount,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(provider);
        ArgumentException.ThrowIfNullOrEmpty(account);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perMinute);
        var perSecond = perMinute / 60;
        return Queries.ExecuteAsync(
            """
            INSERT INTO va.quota (provider, account, rate, burst, budget_usd) VALUES ($1, $2, $3, $4, $5::text::double precision)
            ON CONFLICT (provider, account) DO UPDATE SET rate = excluded.rate, burst = excluded.burst, budget_usd = excluded.budget_usd
            """,
            cancellationToken,
            provider,
            account,
            perSecond,
            Math.Max(1, perSecond / 10),
            budgetUsd?.ToString("R", CultureInfo.InvariantCulture));
    }

    /// <summary>Reads the quotas of the store.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The quotas, by provider and account.</returns>
    public Task<IReadOnlyList<DistributedQuota>> GetQuotasAsync(CancellationToken cancellationToken = default) => Queries.ReadAsync(
        "SELECT provider, account, rate, factor, throttled, budget_usd, spent_usd FROM va.quota ORDER BY provider, account",
        reader => new DistributedQuota
        {
            Provider = reader.GetString(0),
            Account = reader.GetString(1),
            PerMinute = reader.GetDouble(2) * 60,
            Factor = reader.GetDouble(3),
            Throttled = reader.GetInt64(4),
            BudgetUsd = reader.IsDBNull(5) ? null : reader.GetDouble(5),
            SpentUsd = reader.GetDouble(6),
        },
        cancellationToken);

    private async Task<(string Run, string State)?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        var found = await Queries.ReadAsync(
            "SELECT run, state FROM va.run WHERE hash = $1 AND state <> 'cancelled'",
            reader => (reader.GetString(0), reader.GetString(1)),
            cancellationToken,
            hash).ConfigureAwait(false);
        return found.Count == 0 ? null : found[0];
    }

    private async Task<(string Run, string State, string? Note)> ReadRunAsync(string? run, CancellationToken cancellationToken)
    {
        var found = await Queries.ReadAsync(
            "SELECT run, state, note FROM va.run WHERE $1::text IS NULL OR run = $1 ORDER BY created DESC LIMIT 1",
            reader => (reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2)),
            cancellationToken,
            run).ConfigureAwait(false);
        return found.Count > 0
            ? found[0]
            : throw new DistributedStoreException($"The store {Address} holds no run{(run is null ? "" : $" '{run}'")}.");
    }
}
