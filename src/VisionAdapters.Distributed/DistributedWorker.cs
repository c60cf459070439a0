using System.Globalization;
using Hangfire;
using VisionAdapters.Bakeoff;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Distributed;

/// <summary>
/// A process that asks for shards of the bake-offs in a store. Before it serves a provider's queue it proves that it would be given the
/// same answers: that the options, the adapter's contract and the model are those of the submitter.
/// </summary>
public sealed class DistributedWorker
{
    private static readonly TimeSpan LookPeriod = TimeSpan.FromSeconds(1);

    private readonly DistributedStore _store;
    private readonly VisionProviders _providers;
    private readonly DistributedWorkerOptions _options;
    private readonly Action<string> _say;
    private readonly Dictionary<string, string> _refused = new(StringComparer.Ordinal);
    private readonly string _name = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}");

    /// <summary>Initializes a new instance of the <see cref="DistributedWorker"/> class.</summary>
    /// <param name="store">The store. It must not be disposed before the worker has ended.</param>
    /// <param name="providers">The providers that there are.</param>
    /// <param name="options">How to work; <see langword="null"/> takes the defaults.</param>
    /// <param name="say">Told what the worker does; <see langword="null"/> tells nobody.</param>
    public DistributedWorker(
        DistributedStore store, VisionProviders providers, DistributedWorkerOptions? options = null, Action<string>? say = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(providers);
        (_store, _providers, _options, _say) = (store, providers, options ?? new DistributedWorkerOptions(), say ?? (_ => { }));
    }

    /// <summary>Works until it is stopped.</summary>
    /// <param name="cancellationToken">Stops it: calls under way end, their answers are stored, and shards are given back.</param>
    /// <returns>A task that ends when the worker has.</returns>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var runner = new ShardRunner(_store, _options, _say);
        var servers = new List<BackgroundJobServer>();
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                await LookAsync(runner, servers, cancellationToken).ConfigureAwait(false);
                await Task.Delay(LookPeriod, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            servers.ForEach(server => server.SendStop());
            servers.ForEach(server => server.Dispose());
            foreach (var provider in runner.Providers.Values)
            {
                provider.Tagger?.Dispose();
            }
        }
    }

    private async Task LookAsync(ShardRunner runner, List<BackgroundJobServer> servers, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var queued in await _store.Shards.ReadQueuesAsync(cancellationToken).ConfigureAwait(false))
            {
                var isOurs = _options.Providers?.Contains(queued.Provider, StringComparer.Ordinal) != false;
                if (isOurs && !runner.Providers.ContainsKey(queued.Queue) && !_refused.ContainsKey(queued.Queue))
                {
                    Serve(queued, runner, servers);
                }
            }

            await _store.Shards.BeatAsync(
                _name, string.Join(", ", runner.Providers.Keys), string.Join("; ", _refused.Values), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped while it looked.
        }
        catch (Exception exception) when (StoreErrors.MayPass(exception))
        {
            _say($"The store {_store.Address} cannot be reached: {exception.Message}");
        }
    }

    private void Serve(QueuedProvider queued, ShardRunner runner, List<BackgroundJobServer> servers)
    {
        var quota = new SharedQuota(_store.Source, queued.Provider, _options.Account);
        if (Make(queued, quota, out var refusal) is not { } provider)
        {
            quota.Dispose();
            _refused.Add(queued.Queue, $"{queued.Provider}: {refusal}");
            _say($"{queued.Provider}: this worker does not serve it. {refusal}");
            return;
        }

        runner.Quotas[queued.Queue] = quota;
        runner.Providers[queued.Queue] = provider;
        servers.Add(new BackgroundJobServer(
            new BackgroundJobServerOptions
            {
                Queues = [queued.Queue],
                WorkerCount = _options.ShardsAtOnce,
                Activator = new WorkerActivator(runner),
                ServerName = $"{_name}:{queued.Queue}",
                SchedulePollingInterval = TimeSpan.FromSeconds(2),
                HeartbeatInterval = TimeSpan.FromSeconds(5),
                ShutdownTimeout = _options.CancellationGrace + TimeSpan.FromSeconds(5),
                CancellationCheckInterval = TimeSpan.FromSeconds(2),
            },
            _store.Jobs));
        _say($"{queued.Provider}: this worker serves it.");
    }

    private BakeoffProvider? Make(QueuedProvider queued, SharedQuota quota, out string refusal)
    {
        try
        {
            var catalog = new TaxonomyCatalog();
            var registry = new ProviderRegistry(_providers, catalog, _options.Emulator)
            {
                AroundAttempts = tagger => new ThrottleReporter(tagger, quota),
            };
            var made = registry.Create(queued.Setup, catalog.LoadTaxonomy(queued.Taxonomy));
            if (made.Tagger is not null && made.Request.Id == queued.Request)
            {
                refusal = "";
                return made;
            }

            made.Tagger?.Dispose();
            refusal = made.SkipReason
                ?? $"It would be asked something else: {string.Join("; ", made.Request.DifferencesFrom(queued.Meaning))}";
        }
        catch (Exception exception) when (exception is ProviderSettingsException or InputFileException or TaggingException)
        {
            refusal = exception.Message;
        }

        return null;
    }

    private sealed class WorkerActivator(ShardRunner runner) : JobActivator
    {
        public override object ActivateJob(Type jobType) => new ShardJob(runner);
    }
}
