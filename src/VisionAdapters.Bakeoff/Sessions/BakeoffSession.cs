using VisionAdapters.Reporting;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>
/// A configured bake-off, from the labels to the report. <see cref="RunAsync"/> does all of it in one call; a host that shows what happens
/// opens a session and takes the steps itself.
/// </summary>
public sealed class BakeoffSession : IAsyncDisposable
{
    private readonly BakeoffRunner _runner;

    private BakeoffSession(
        LabeledSet set, IReadOnlyList<BakeoffProvider> providers, BakeoffRunnerOptions options, TimeProvider? timeProvider)
    {
        Set = set;
        Providers = providers;
        Folder = options.OutputFolder;
        Part = options.Part;
        Images = options.SelectImages(set);
        _runner = new BakeoffRunner(set, providers, options, timeProvider);
    }

    /// <summary>Gets the labeled set.</summary>
    public LabeledSet Set { get; }

    /// <summary>Gets the part of the run that is asked for; <see langword="null"/> when it is all of it.</summary>
    public RunPart? Part { get; }

    /// <summary>Gets the images that each provider is asked for: all, or a draw or a part of them.</summary>
    public IReadOnlyList<LabeledImage> Images { get; }

    /// <summary>Gets the providers, those that are skipped included.</summary>
    public IReadOnlyList<BakeoffProvider> Providers { get; }

    /// <summary>Gets the run's folder.</summary>
    public string Folder { get; }

    /// <summary>Runs, scores and reports a configured bake-off. What an earlier run was answered is not asked for again.</summary>
    /// <param name="configuration">What is compared.</param>
    /// <param name="providers">The providers that the configuration may name.</param>
    /// <param name="options">Where and how to run; <see langword="null"/> takes the defaults.</param>
    /// <param name="progress">Told of every image that is done.</param>
    /// <param name="cancellationToken">Breaks the run off; running again resumes it.</param>
    /// <returns>The run with its results. Failures of single images, and providers that are skipped, are in the results.</returns>
    /// <exception cref="InputFileException">A file of the configuration is missing or wrong.</exception>
    /// <exception cref="ProviderSettingsException">A setting of a provider is wrong.</exception>
    /// <exception cref="BakeoffRunException">The run's folder cannot be used.</exception>
    public static async Task<BakeoffOutcome> RunAsync(
        BakeoffConfiguration configuration,
        IEnumerable<VisionProvider> providers,
        BakeoffSessionOptions? options = null,
        IProgress<BakeoffProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(providers);
        var session = await OpenAsync(
            configuration, new VisionProviders(providers), options, cancellationToken: cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var run = await session.AskAsync(progress, cancellationToken).ConfigureAwait(false);
            try
            {
                return await session.ReportAsync(run, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                run.Dispose();
                throw;
            }
        }
    }

    /// <summary>Makes the taggers and loads the labeled set. Nobody is asked.</summary>
    /// <param name="configuration">What is compared.</param>
    /// <param name="providers">The providers that the configuration may name.</param>
    /// <param name="options">Where and how to run; <see langword="null"/> takes the defaults.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> takes the system's.</param>
    /// <param name="cancellationToken">Cancels the loading.</param>
    /// <returns>The session. The caller disposes it.</returns>
    /// <exception cref="InputFileException">A file of the configuration is missing or wrong.</exception>
    /// <exception cref="ProviderSettingsException">
    /// A setting of a provider is wrong, or there is a budget and a price that is not known.
    /// </exception>
    public static async Task<BakeoffSession> OpenAsync(
        BakeoffConfiguration configuration,
        VisionProviders providers,
        BakeoffSessionOptions? options = null,
        TimeProvider? timeProvider = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(providers);
        options = options?.Clone() ?? new BakeoffSessionOptions();
        var catalog = options.Catalog ?? new TaxonomyCatalog();
        var taxonomy = catalog.LoadTaxonomy(configuration.Taxonomy);
        var map = catalog.LoadDatasetMap(configuration.Dataset.Map ?? throw NoMap(configuration), taxonomy);
        var registry = new ProviderRegistry(providers, catalog, options.Emulator?.Endpoint, options.Environment);
        var made = new List<BakeoffProvider>();
        LabeledSet? set = null;
        try
        {
            // Providers first: a mistake in their names is found before a large set is read.
            made.AddRange(configuration.Providers.Select(provider => Create(registry, configuration, provider, taxonomy)));
            ThrowIfUnpriced(made, options.BudgetUsd);
            var dataset = configuration.Dataset with { Name = configuration.Dataset.Name ?? configuration.RunName };
            set = await LabeledSet.LoadAsync(dataset, map, options.Readers, cancellationToken).ConfigureAwait(false);
            ThrowIfUnlabeled(set, configuration);
            var session = new BakeoffSession(set, made, MakeRunnerOptions(configuration, options), timeProvider);
            if (options.Emulator is not null)
            {
                await options.Emulator.LearnAsync(set, session.Images, cancellationToken).ConfigureAwait(false);
            }

            return session;
        }
        catch
        {
            made.ForEach(provider => provider.Tagger?.Dispose());
            set?.Dispose();
            throw;
        }
    }

    /// <summary>Tells what the folder holds of each provider that will be asked. Nothing is asked for, and no image is read.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>One entry for each provider that is not skipped.</returns>
    /// <exception cref="BakeoffRunException">The folder holds a run that cannot be read.</exception>
    public Task<IReadOnlyList<StoredAnswers>> FindStoredAnswersAsync(CancellationToken cancellationToken = default) =>
        _runner.FindStoredAnswersAsync(cancellationToken);

    /// <summary>Tells what <see cref="AskAsync"/> would be billed; see <see cref="BakeoffRunner.EstimateBillAsync"/>.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>One bill for each provider that is not skipped.</returns>
    /// <exception cref="BakeoffRunException">The folder holds a run that cannot be read.</exception>
    public Task<IReadOnlyList<ProviderBill>> EstimateBillAsync(CancellationToken cancellationToken = default) =>
        _runner.EstimateBillAsync(cancellationToken);

    /// <summary>Asks for what is missing, or resumes; see <see cref="BakeoffRunner.RunAsync"/>.</summary>
    /// <param name="progress">Told of every image that is done.</param>
    /// <param name="cancellationToken">Breaks the run off; running again resumes it.</param>
    /// <returns>The run, open for scoring.</returns>
    /// <exception cref="BakeoffRunException">The folder is in use, cannot be written to, or holds a run that cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The run was broken off.</exception>
    public Task<BakeoffRun> AskAsync(IProgress<BakeoffProgress>? progress = null, CancellationToken cancellationToken = default) =>
        _runner.RunAsync(progress, cancellationToken);

    /// <summary>
    /// Scores a run of this session and writes <c>results.json</c> and <c>report.html</c>, with a small picture of each image.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Cancels the scoring.</param>
    /// <returns>The run with its results.</returns>
    /// <exception cref="BakeoffRunException">An answer cannot be read.</exception>
    public async Task<BakeoffOutcome> ReportAsync(BakeoffRun run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        var results = await run.ScoreAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var resultsFile = await run.WriteResultsAsync(results, cancellationToken).ConfigureAwait(false);
        await run.KeepThumbnailsAsync(Set, cancellationToken).ConfigureAwait(false);
        var pictures = await run.ReadPicturesAsync(cancellationToken).ConfigureAwait(false);
        var report = new BakeoffReport { Results = results, Pictures = pictures };
        var reportFile = Path.Combine(run.Folder, BakeoffRun.ReportFileName);
        await ReportWriters.Default.Find("html").WriteFileAsync(report, reportFile, cancellationToken).ConfigureAwait(false);
        return new BakeoffOutcome { Run = run, Report = report, ResultsFile = resultsFile, ReportFile = reportFile };
    }

    /// <summary>Disposes the taggers and the labeled set. Runs stay open.</summary>
    /// <returns>A task that ends when all is disposed.</returns>
    public ValueTask DisposeAsync()
    {
        foreach (var provider in Providers)
        {
            provider.Tagger?.Dispose();
        }

        Set.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Begins a run in a folder, and asks nobody.</summary>
    internal void Describe(string folder) => _runner.Describe(folder);

    private static BakeoffRunnerOptions MakeRunnerOptions(BakeoffConfiguration configuration, BakeoffSessionOptions options)
    {
        var name = options.Emulator is null ? configuration.RunName : $"{configuration.RunName}-emulated";
        name = options.Part is { } part ? $"{name}-part-{part.Index}-of-{part.Count}" : name;
        var runner = new BakeoffRunnerOptions
        {
            OutputFolder = options.OutputFolder ?? Path.Combine("runs", name),
            MaxImages = configuration.MaxImages,
            Seed = configuration.Seed,
            Threshold = configuration.Threshold,
            PrimaryFacet = configuration.PrimaryFacet,
            Margin = configuration.Margin,
            MaxFailedShare = configuration.MaxFailedShare,
            Calibration = configuration.Calibration,
            BudgetUsd = options.BudgetUsd,
            Part = options.Part,
            MaxConcurrency = options.MaxConcurrency ?? configuration.MaxConcurrency,
        };
        runner.Tool = options.Tool ?? runner.Tool;
        return runner;
    }

    private static BakeoffProvider Create(
        ProviderRegistry registry, BakeoffConfiguration configuration, ProviderConfiguration provider, TaxonomyDefinition taxonomy)
    {
        try
        {
            return registry.Create(provider, taxonomy);
        }
        catch (ProviderSettingsException exception) when (configuration.File is { } file && provider.Line > 0)
        {
            throw new InputFileException(file, provider.Line, exception.Message, exception);
        }
    }

    // Before anybody is asked: a question that cannot be answered is no use afterwards.
    private static void ThrowIfUnlabeled(LabeledSet set, BakeoffConfiguration configuration)
    {
        if (configuration.PrimaryFacet is { } primary && set.Facets.All(facet => facet.Id != primary))
        {
            throw new InputFileException(
                configuration.File ?? configuration.Dataset.Path,
                line: null,
                $"the set has no labels of the primary facet '{primary}'; it has "
                    + $"{string.Join(", ", set.Facets.Select(facet => facet.Id))}.");
        }
    }

    private static void ThrowIfUnpriced(IEnumerable<BakeoffProvider> providers, double? budgetUsd)
    {
        if (budgetUsd is not null && RunBudget.FindUnpriced(providers) is { } unpriced)
        {
            throw new ProviderSettingsException(
                $"The price of {unpriced.Id} is not known, so a budget cannot be kept. Leave the provider out, or drop the budget.");
        }
    }

    private static InputFileException NoMap(BakeoffConfiguration configuration) =>
        new(
            configuration.File ?? configuration.Dataset.Path,
            line: null,
            "the dataset names no map: say under 'map' what its labels mean.");
}
