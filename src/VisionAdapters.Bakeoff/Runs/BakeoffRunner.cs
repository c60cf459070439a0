using System.ComponentModel.DataAnnotations;
using Microsoft.Data.Sqlite;

namespace VisionAdapters.Bakeoff;

/// <summary>
/// Asks providers for the images of a labeled set and keeps every answer in <c>run.db</c>, so that a run can be broken off and resumed, and its answers
/// scored again later, without asking for anything twice.
/// </summary>
/// <remarks>
/// Providers are asked one after the other, each with bounded concurrency; images are read as they are needed. An image that fails is recorded with its error
/// and does not stop the run. A resumed run asks again for images whose failure may have gone (throttling, outage, timeout, credentials, quota, unknown) and
/// keeps failures that lie in the image or the request.
/// </remarks>
public sealed class BakeoffRunner
{
    private readonly LabeledSet _set;
    private readonly IReadOnlyList<BakeoffProvider> _providers;
    private readonly BakeoffRunnerOptions _options;
    private readonly List<string> _outOfBudget = [];

    /// <summary>Initializes a new instance of the <see cref="BakeoffRunner"/> class.</summary>
    /// <param name="set">The labeled set. It must not be disposed before the run has ended.</param>
    /// <param name="providers">The providers, in the order in which they are asked and reported.</param>
    /// <param name="options">Where and how to run.</param>
    /// <exception cref="ArgumentException">There is no provider, two have the same id, a map is for another taxonomy than the set's, or there is a budget and a provider without a price.</exception>
    /// <exception cref="ValidationException"><paramref name="options"/> are out of range.</exception>
    public BakeoffRunner(LabeledSet set, IReadOnlyList<BakeoffProvider> providers, BakeoffRunnerOptions options)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(providers);
        ArgumentNullException.ThrowIfNull(options);
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        if (providers.Count == 0 || providers.DistinctBy(provider => provider.Id, StringComparer.Ordinal).Count() != providers.Count)
        {
            throw new ArgumentException("Give at least one provider, and each id once.", nameof(providers));
        }

        if (providers.FirstOrDefault(provider => provider.Map is { } map && map.Taxonomy.ContentHash != set.Map.Taxonomy.ContentHash) is { } stranger)
        {
            throw new ArgumentException($"The map of '{stranger.Id}' is for another taxonomy than the map of the set.", nameof(providers));
        }

        if (options.BudgetUsd is not null && providers.FirstOrDefault(provider => provider is { Tagger: not null, IsEmulated: false, Pricing.ExpectedUsdPerImage: null }) is { } unpriced)
        {
            throw new ArgumentException($"The price of '{unpriced.Id}' is not known, so a budget cannot be kept.", nameof(providers));
        }

        _set = set;
        _providers = providers;
        _options = options;
    }

    /// <summary>
    /// Gets the SHA-256 of all that decides the answers: the labels and images, the providers with their options and models, the draw of images. Runs with
    /// the same one can share a folder. The folder itself, the taxonomy and the maps have no part in it.
    /// </summary>
    public string AnswersHash => RunFingerprint.Hash([.. RunFingerprint.Of(_set, _providers, _options).Where(entry => entry.DecidesAnswers)]);

    /// <summary>Gets the ids of the providers that the budget kept from answering all images in the last run.</summary>
    public IReadOnlyList<string> OutOfBudget => _outOfBudget;

    /// <summary>Runs, or resumes the run in the folder.</summary>
    /// <param name="cancellationToken">
    /// Breaks the run off: no further image is asked for, calls under way may end within <see cref="BakeoffRunnerOptions.CancellationGrace"/>, and every answer
    /// that came is stored.
    /// </param>
    /// <returns>The run, open for scoring.</returns>
    /// <exception cref="BakeoffRunException">The folder holds a run of another configuration, is in use, or cannot be written to.</exception>
    /// <exception cref="OperationCanceledException">The run was broken off; running again resumes it.</exception>
    public async Task<BakeoffRun> RunAsync(CancellationToken cancellationToken = default)
    {
        _outOfBudget.Clear();
        using (RunLock.Take(_options.OutputFolder))
        using (var connection = RunConnection.Open(_options.OutputFolder, create: true))
        {
            var images = _options.MaxImages is { } count ? _set.Sample(count, _options.Seed) : _set.Images;
            var configuration = RunFingerprint.Of(_set, _providers, _options);
            RefuseOtherConfiguration(RunTables.ReadConfiguration(connection), configuration);
            RunTables.Describe(connection, _set, images, _providers, _options, configuration);
            var budget = new RunBudget(_options.BudgetUsd, RunTables.ReadCost(connection));
            foreach (var provider in _providers.Where(provider => provider.Tagger is not null))
            {
                await AskAsync(provider, images, connection, budget, cancellationToken).ConfigureAwait(false);
            }
        }

        return BakeoffRun.Open(_options.OutputFolder);
    }

    private async Task AskAsync(BakeoffProvider provider, IReadOnlyList<LabeledImage> images, SqliteConnection connection, RunBudget budget, CancellationToken cancellationToken)
    {
        var started = _options.TimeProvider.GetUtcNow();
        var writer = new OutcomeWriter(connection);
        var pass = new ProviderPass(provider, images, writer, budget, _options);
        try
        {
            await using (writer.ConfigureAwait(false))
            {
                // The writer waits for its first record: until then the connection is free.
                pass.ReadSettled(connection);
                await pass.RunAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            RecordSession(connection, pass, provider, started);
            throw;
        }

        RecordSession(connection, pass, provider, started);
        if (pass.IsOutOfBudget)
        {
            _outOfBudget.Add(provider.Id);
        }
    }

    private static void RecordSession(SqliteConnection connection, ProviderPass pass, BakeoffProvider provider, DateTimeOffset started)
    {
        if (pass.Asked > 0)
        {
            connection.Execute(
                "INSERT INTO session VALUES ($provider, $started, $seconds, $images)",
                ("$provider", provider.Id), ("$started", RunConnection.Write(started)), ("$seconds", pass.Elapsed.TotalSeconds), ("$images", pass.Asked));
        }
    }

    private void RefuseOtherConfiguration(IReadOnlyList<ConfigurationEntry> before, IReadOnlyList<ConfigurationEntry> now)
    {
        var differences = before.Count == 0 ? [] : RunFingerprint.Compare(before, now);
        if (differences.Count > 0)
        {
            throw new BakeoffRunException($"{_options.OutputFolder} holds a run of another configuration ({string.Join("; ", differences)}): choose another folder, or undo the difference to resume it.")
            {
                Differences = differences,
            };
        }
    }
}
