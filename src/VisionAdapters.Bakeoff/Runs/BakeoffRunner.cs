using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using VisionAdapters.Settings;

namespace VisionAdapters.Bakeoff;

/// <summary>
/// Asks providers for the images of a labeled set and keeps every answer in <c>run.db</c>, so that a run can be broken off and resumed, and
/// its answers scored again later, without asking for anything twice.
/// </summary>
/// <remarks>
/// Local models are asked one after the other, services side by side. An image that fails is recorded with its error and does not stop the
/// run. What is asked for is what the folder holds no answer to: labels, seeds, the number of images and their names may change between two
/// runs. A resumed run asks again for images whose failure may have gone, and keeps failures that lie in the image or the request.
/// </remarks>
public sealed partial class BakeoffRunner
{
    private readonly LabeledSet _set;
    private readonly IReadOnlyList<BakeoffProvider> _providers;
    private readonly BakeoffRunnerOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;

    /// <summary>Initializes a new instance of the <see cref="BakeoffRunner"/> class.</summary>
    /// <param name="set">The labeled set. It must not be disposed before the run has ended.</param>
    /// <param name="providers">The providers, in their order.</param>
    /// <param name="options">Where and how to run. Later changes of the options have no effect.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> is the system's.</param>
    /// <param name="logger">Told what is asked and reused; <see langword="null"/> is nobody.</param>
    /// <exception cref="ArgumentException">
    /// There is no provider, two have the same id, a map is for another taxonomy than the set's, or there is a budget and a provider
    /// without a price.
    /// </exception>
    /// <exception cref="OptionsValidationException">Options are out of range.</exception>
    public BakeoffRunner(
        LabeledSet set,
        IReadOnlyList<BakeoffProvider> providers,
        BakeoffRunnerOptions options,
        TimeProvider? timeProvider = null,
        ILogger<BakeoffRunner>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(providers);
        ArgumentNullException.ThrowIfNull(options);
        new BakeoffRunnerOptionsValidator().Validated(options);
        if (providers.Count == 0 || providers.DistinctBy(provider => provider.Id, StringComparer.Ordinal).Count() != providers.Count)
        {
            throw new ArgumentException("Give at least one provider, and each id once.", nameof(providers));
        }

        var foreign = providers.FirstOrDefault(provider => provider.Map is { } map && map.Taxonomy.ContentHash != set.Taxonomy.ContentHash);
        if (foreign is not null)
        {
            throw new ArgumentException(
                $"The map of '{foreign.Id}' is for another taxonomy than the labels of the set.", nameof(providers));
        }

        if (options.BudgetUsd is not null && RunBudget.FindUnpriced(providers) is { } unpriced)
        {
            throw new ArgumentException($"The price of '{unpriced.Id}' is not known, so a budget cannot be kept.", nameof(providers));
        }

        _set = set;
        _providers = [.. providers];
        _options = options.Clone();
        _timeProvider = timeProvider ?? TimeProvider.System;
        _logger = logger ?? NullLogger<BakeoffRunner>.Instance;
    }

    /// <summary>Tells what the folder holds of each provider that will be asked. Nothing is asked for, and no image is read.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>One entry for each provider that is not skipped.</returns>
    /// <exception cref="BakeoffRunException">The folder holds a run that cannot be read.</exception>
    public Task<IReadOnlyList<StoredAnswers>> FindStoredAnswersAsync(CancellationToken cancellationToken = default) =>
        Task.Run(FindStoredAnswers, cancellationToken);

    /// <summary>
    /// Reads the images and tells what asking for those without an answer would be billed. Nobody is asked, and nothing is written.
    /// </summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>One bill for each provider that is not skipped.</returns>
    /// <exception cref="BakeoffRunException">The folder holds a run that cannot be read.</exception>
    public async Task<IReadOnlyList<ProviderBill>> EstimateBillAsync(CancellationToken cancellationToken = default)
    {
        var estimates = await Task.Run(BeginEstimates, cancellationToken).ConfigureAwait(false);
        foreach (var image in _options.SelectImages(_set))
        {
            var content = await ReadContentHashAsync(image, cancellationToken).ConfigureAwait(false);
            foreach (var estimate in estimates)
            {
                estimate.Add(content);
            }
        }

        return [.. estimates.Select(estimate => estimate.ToBill())];
    }

    /// <summary>Runs, or resumes the run in the folder.</summary>
    /// <param name="progress">Told of every image that is done.</param>
    /// <param name="cancellationToken">
    /// Breaks the run off: no further image is asked for, calls under way may end within
    /// <see cref="BakeoffRunnerOptions.CancellationGrace"/>, and every answer that came is stored.
    /// </param>
    /// <returns>The run, open for scoring.</returns>
    /// <exception cref="BakeoffRunException">The folder is in use, cannot be written to, or holds a run that cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The run was broken off; running again resumes it.</exception>
    public async Task<BakeoffRun> RunAsync(IProgress<BakeoffProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var sessions = new List<ProviderSession>();
        using (RunLock.Take(_options.OutputFolder))
        using (var connection = RunConnection.Open(_options.OutputFolder, create: true))
        {
            var images = _options.SelectImages(_set);
            RunWriter.Describe(connection, _set, _options.DrawImages(_set), _providers, _options, _timeProvider.GetUtcNow());
            var budget = new RunBudget(_options.BudgetUsd, RunWriter.ReadCost(connection));
            foreach (var group in _providers.Where(provider => provider.Tagger is not null).GroupBy(TurnOf, StringComparer.Ordinal))
            {
                sessions.AddRange(await AskAsync(
                    [.. group], images, connection, budget, progress, cancellationToken).ConfigureAwait(false));
            }

            sessions.Sort((a, b) => IndexOf(a.Provider).CompareTo(IndexOf(b.Provider)));
        }

        return await BakeoffRun.OpenWithSessionsAsync(
            _options.OutputFolder,
            _providers.Where(provider => provider.Parse is not null)
                .ToDictionary(provider => provider.Id, provider => provider.Parse!, StringComparer.Ordinal),
            sessions,
            cancellationToken).ConfigureAwait(false);
    }

    internal void Describe(string folder)
    {
        using var taken = RunLock.Take(folder);
        using var connection = RunConnection.Open(folder, create: true);
        RunWriter.Describe(connection, _set, _options.DrawImages(_set), _providers, _options, _timeProvider.GetUtcNow());
    }

    private IReadOnlyList<StoredAnswers> FindStoredAnswers() => ReadStored(
        FindStoredAnswers, provider => new StoredAnswers { Provider = provider.Id, Matching = 0, Other = 0 });

    private IReadOnlyList<BillEstimate> BeginEstimates() => ReadStored(
        (connection, provider) => new BillEstimate(
            provider, RunReader.ReadSettled(connection, provider.Request.Id, provider.IsEmulated, provider.Parse)),
        provider => new BillEstimate(provider, []));

    /// <summary>Reads something of each provider that is asked, from the folder where it holds a run already.</summary>
    private IReadOnlyList<T> ReadStored<T>(Func<SqliteConnection, BakeoffProvider, T> read, Func<BakeoffProvider, T> none)
    {
        var asked = _providers.Where(provider => provider.Tagger is not null);
        if (!File.Exists(Path.Combine(_options.OutputFolder, RunConnection.FileName)))
        {
            return [.. asked.Select(none)];
        }

        using var connection = RunConnection.Open(_options.OutputFolder, create: false);
        return [.. asked.Select(provider => read(connection, provider))];
    }

    private static async Task<string?> ReadContentHashAsync(LabeledImage image, CancellationToken cancellationToken)
    {
        try
        {
            return (await image.Image.LoadAsync(maxBytes: null, cancellationToken).ConfigureAwait(false)).ContentHash;
        }
        catch (TaggingException)
        {
            return null;
        }
    }

    private static StoredAnswers FindStoredAnswers(SqliteConnection connection, BakeoffProvider provider)
    {
        var counts = RunReader.CountAnswers(connection, provider.Id, provider.IsEmulated);
        var others = counts.Where(count => count.Request != provider.Request.Id).ToList();
        return new StoredAnswers
        {
            Provider = provider.Id,
            Matching = counts.Where(count => count.Request == provider.Request.Id).Sum(count => count.Answers),
            Other = others.Sum(count => count.Answers),
            Differences = others.Count == 0 ? [] : [.. provider.Request.DifferencesFrom(others[0].Meaning)],
        };
    }

    /// <summary>Services are asked side by side. A local model has the processors to itself: its times would tell of the others.</summary>
    private static string TurnOf(BakeoffProvider provider) => provider.Endpoint is null ? provider.Id : "services";

    private int IndexOf(string provider) => _providers.Index().First(other => other.Item.Id == provider).Index;

    private async Task<IReadOnlyList<ProviderSession>> AskAsync(
        IReadOnlyList<BakeoffProvider> providers,
        IReadOnlyList<LabeledImage> images,
        SqliteConnection connection,
        RunBudget budget,
        IProgress<BakeoffProgress>? progress,
        CancellationToken cancellationToken)
    {
        var started = _timeProvider.GetUtcNow();
        using var giveUp = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _timeProvider);
        using var registration = cancellationToken.Register(() => giveUp.CancelAfter(_options.CancellationGrace));
        var writer = new OutcomeWriter(connection, _timeProvider, TellProblem, giveUp.Token);
        SettledAnswers[] settled = [.. providers.Select(provider => new SettledAnswers(_options.OutputFolder, provider, started))];
        ProviderPass[] passes =
        [
            .. providers.Zip(settled, (provider, answers) => new ProviderPass(
                provider, images, writer, answers, budget, _options, _timeProvider, progress)),
        ];
        try
        {
            await using (writer.ConfigureAwait(false))
            {
                await RunTogetherAsync(passes, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            RecordSessions();
            throw;
        }
        finally
        {
            Array.ForEach(settled, answers => answers.Dispose());
        }

        RecordSessions();
        return
        [
            .. passes.Zip(providers).Select(asked => new ProviderSession
            {
                Provider = asked.Second.Id,
                Asked = asked.First.Asked,
                Reused = asked.First.Reused,
                IsOutOfBudget = asked.First.IsOutOfBudget,
                StopReason = asked.First.StopReason,
            }),
        ];

        void TellProblem(string problem) => progress?.Report(
            new BakeoffProgress { Provider = providers[0].Id, Total = images.Count, Done = 0, StoreProblem = problem });

        void RecordSessions()
        {
            foreach (var (pass, provider) in passes.Zip(providers))
            {
                RecordSession(connection, pass, provider, started);
                LogSession(_logger, provider.Id, pass.Asked, pass.Reused);
            }
        }
    }

    /// <summary>Runs passes side by side. One that breaks ends the others as a cancellation does.</summary>
    private static async Task RunTogetherAsync(IEnumerable<ProviderPass> passes, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Exception? fault = null;
        await Task.WhenAll(passes.Select(RunAsync)).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (fault is not null)
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        async Task RunAsync(ProviderPass pass)
        {
            try
            {
                await pass.RunAsync(stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Said once for all.
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref fault, exception, comparand: null);
                await stop.CancelAsync().ConfigureAwait(false);
            }
        }
    }

    private static void RecordSession(SqliteConnection connection, ProviderPass pass, BakeoffProvider provider, DateTimeOffset started)
    {
        if (pass.Asked > 0)
        {
            connection.Execute(
                "INSERT INTO session VALUES ($request, $started, $seconds, $images)",
                ("$request", provider.Request.Id),
                ("$started", RunConnection.Write(started)),
                ("$seconds", pass.Elapsed.TotalSeconds),
                ("$images", pass.Asked));
        }

        if (pass.StopReason is { } reason)
        {
            // It is scored on no image, as if it had been skipped: on the few that it refused it would drag the others down.
            connection.Execute(
                "UPDATE provider SET skipped = $reason WHERE id = $id", ("$reason", PathFreeText.From(reason)), ("$id", provider.Id));
        }

        if (pass.IsOutOfBudget)
        {
            connection.Execute("UPDATE provider SET out_of_budget = 1 WHERE id = $id", ("$id", provider.Id));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Provider}: {Asked} images asked, {Reused} answers reused.")]
    private static partial void LogSession(ILogger logger, string provider, int asked, int reused);
}
