using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;
using VisionAdapters.Reporting;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>One <c>bakeoff run</c> from the labels to the report.</summary>
internal sealed class BakeoffSession(BakeoffPlan plan, VisionProviders available, Screen screen)
{
    private readonly BakeoffConfiguration _configuration = plan.Configuration;
    private readonly TaxonomyCatalog _catalog = new();

    /// <summary>Runs, scores and reports.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var taxonomy = _catalog.LoadTaxonomy(_configuration.Taxonomy);
        var map = _catalog.LoadDatasetMap(_configuration.Dataset.Map!, taxonomy);
        var providers = new List<BakeoffProvider>();
        var emulated = plan.IsEmulated ? await EmulatedClouds.StartAsync(_catalog, taxonomy, cancellationToken).ConfigureAwait(false) : null;
        try
        {
            // Providers first: a mistake in their names is found before a large set is read.
            var registry = new ProviderRegistry(_catalog, emulated?.Endpoint, providers: available);
            providers.AddRange(_configuration.Providers.Select(provider => Create(registry, provider, taxonomy)));
            using var set = await LabeledSet.LoadAsync(_configuration.Dataset, map, cancellationToken: cancellationToken).ConfigureAwait(false);
            SayWhatIsWrongWith(set);
            if (emulated is not null)
            {
                screen.Say(EmulatedClouds.Notice);
                await emulated.LearnAsync(set, _configuration.MaxImages is { } count ? set.Sample(count, _configuration.Seed) : set.Images, cancellationToken).ConfigureAwait(false);
            }

            return await RunAsync(set, providers, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            providers.ForEach(provider => provider.Tagger?.Dispose());
            if (emulated is not null)
            {
                await emulated.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private BakeoffProvider Create(ProviderRegistry registry, ProviderConfiguration provider, TaxonomyDefinition taxonomy)
    {
        try
        {
            return registry.Create(provider, taxonomy);
        }
        catch (UsageException exception) when (_configuration.File is { } file)
        {
            throw new InputFileException(file, provider.Line, exception.Message, exception);
        }
    }

    private async Task<int> RunAsync(LabeledSet set, List<BakeoffProvider> providers, CancellationToken cancellationToken)
    {
        foreach (var skipped in providers.Where(provider => provider.SkipReason is not null))
        {
            screen.Say($"Skipping {skipped.Id}: {skipped.SkipReason}");
        }

        RefuseUnpriced(providers);
        var options = new BakeoffRunnerOptions
        {
            OutputFolder = plan.Folder,
            MaxImages = _configuration.MaxImages,
            Seed = _configuration.Seed,
            Threshold = _configuration.Threshold,
            BudgetUsd = plan.BudgetUsd,
            Tool = ToolVersion.Name,
        };
        var runner = new BakeoffRunner(set, providers, options);
        screen.Say($"{set.Name}: {BakeoffProgressView.Count(set.Images.Count)} images, {set.Facets.Count} facets. The run is kept in {plan.Folder}.");
        SayWhatItCosts(providers, Math.Min(_configuration.MaxImages ?? int.MaxValue, set.Images.Count));
        SayWhatIsStored(await runner.FindStoredAnswersAsync(cancellationToken).ConfigureAwait(false));
        using var run = await AskAsync(runner, cancellationToken).ConfigureAwait(false);
        SayWhatWasAsked(run);
        screen.Say("Scoring.");
        var results = await run.ScoreAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var resultsFile = await run.WriteResultsAsync(results, cancellationToken).ConfigureAwait(false);
        var samples = await SampleCollector.CollectAsync(run, set, providers, cancellationToken).ConfigureAwait(false);
        var reportFile = await ReportFile.WriteAsync(new BakeoffReport { Results = results, Samples = samples }, ReportWriters.Default.Find("html"), Path.Combine(run.Folder, "report.html"), cancellationToken).ConfigureAwait(false);
        ResultsView.Write(screen, results);
        screen.Output.WriteLine($"Report:  {reportFile}");
        screen.Output.WriteLine($"Results: {resultsFile}");
        if (run.OutOfBudget.Count > 0)
        {
            screen.Say($"Stopped at the budget: {string.Join(", ", run.OutOfBudget)} did not answer all images. Run again with a larger --budget-usd to go on; nothing is paid for twice.");
            return ExitCode.SomeImagesFailed;
        }

        return ExitCodeOf(results);
    }

    private void RefuseUnpriced(List<BakeoffProvider> providers)
    {
        if (plan.BudgetUsd is not null && providers.Find(provider => provider is { Tagger: not null, IsEmulated: false, Pricing.ExpectedUsdPerImage: null }) is { } unpriced)
        {
            throw new UsageException($"The price of {unpriced.Id} is not known, so --budget-usd cannot be kept. Leave it out with --providers, or drop the budget.");
        }
    }

    private void SayWhatItCosts(List<BakeoffProvider> providers, int images)
    {
        foreach (var provider in providers.Where(provider => provider is { Tagger: not null, IsEmulated: false, Pricing.ExpectedUsdPerImage: > 0 }))
        {
            screen.Say($"{provider.Id}: up to {images * provider.Pricing.ExpectedUsdPerImage:0.00} USD at list prices, retries not counted.");
        }
    }

    private void SayWhatIsStored(IReadOnlyList<StoredAnswers> stored)
    {
        foreach (var provider in stored.Where(provider => provider.Matching + provider.Other > 0))
        {
            var other = provider.Other == 0
                ? ""
                : $" {BakeoffProgressView.Count(provider.Other)} answers to another request stay and do not count ({string.Join("; ", provider.Differences)}).";
            screen.Say(PlainText.Of($"{provider.Provider}: {BakeoffProgressView.Count(provider.Matching)} answers are here already; only what is missing is asked.{other}"));
        }
    }

    private void SayWhatWasAsked(BakeoffRun run)
    {
        foreach (var session in run.Sessions)
        {
            screen.Say($"{session.Provider}: {BakeoffProgressView.Count(session.Reused)} answers reused, {BakeoffProgressView.Count(session.Asked)} images asked.");
        }
    }

    private async Task<BakeoffRun> AskAsync(BakeoffRunner runner, CancellationToken cancellationToken)
    {
        try
        {
            return await BakeoffProgressView.ShowAsync(screen, progress => runner.RunAsync(progress, cancellationToken)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            screen.Say($"Every answer so far is kept in {plan.Folder}. Run the same command again to resume.");
            throw;
        }
    }

    private void SayWhatIsWrongWith(LabeledSet set)
    {
        if (set.Problems.Count > 0)
        {
            var counts = set.ProblemCounts.OrderByDescending(problem => problem.Value).ThenBy(problem => problem.Key).Select(problem => $"{problem.Key} {BakeoffProgressView.Count(problem.Value)}");
            screen.Say($"The set has problems: {string.Join(", ", counts)}. 'vision-adapters dataset inspect {_configuration.File}' lists them.");
        }
    }

    private int ExitCodeOf(BakeoffResults results)
    {
        if (results.Providers.All(provider => provider.Skipped is not null))
        {
            screen.Say("Nothing was scored: every provider was skipped.");
            return ExitCode.Failed;
        }

        return results.Providers.Any(provider => provider.Failed > 0) ? ExitCode.SomeImagesFailed : ExitCode.Done;
    }
}
