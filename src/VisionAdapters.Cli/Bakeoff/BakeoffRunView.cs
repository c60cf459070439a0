using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Cli;

/// <summary>Says what a <c>bakeoff run</c> is about to do, and what came of it.</summary>
internal sealed class BakeoffRunView(Screen screen, BakeoffConfiguration configuration)
{
    /// <summary>Takes the steps of a session, and says each.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(BakeoffSession session, CancellationToken cancellationToken)
    {
        Introduce(session);
        SayWhatIsStored(await session.FindStoredAnswersAsync(cancellationToken).ConfigureAwait(false));
        using var run = await AskAsync(session, cancellationToken).ConfigureAwait(false);
        foreach (var asked in run.Sessions)
        {
            screen.Say($"{asked.Provider}: {Count(asked.Reused)} answers reused, {Count(asked.Asked)} images asked.");
            if (asked.StopReason is { } reason)
            {
                screen.Say($"{asked.Provider}: {reason} Correct that, and run again.");
            }
        }

        screen.Say("Scoring.");
        var outcome = await session.ReportAsync(run, cancellationToken).ConfigureAwait(false);
        ResultsView.Write(screen, outcome.Results);
        screen.Output.WriteLine($"Report:  {outcome.ReportFile}");
        screen.Output.WriteLine($"         {new Uri(Path.GetFullPath(outcome.ReportFile)).AbsoluteUri}");
        screen.Output.WriteLine($"Results: {outcome.ResultsFile}");
        return Conclude(outcome);
    }

    private void Introduce(BakeoffSession session)
    {
        var set = session.Set;
        if (set.Problems.Count > 0)
        {
            var counts = set.ProblemCounts.OrderByDescending(problem => problem.Value).ThenBy(problem => problem.Key)
                .Select(problem => $"{problem.Key} {Count(problem.Value)}");
            screen.Say($"The set has problems: {string.Join(", ", counts)}. 'vision-adapters dataset inspect {configuration.File}' lists "
                + "them.");
        }

        foreach (var skipped in session.Providers.Where(provider => provider.SkipReason is not null))
        {
            screen.Say($"Skipping {skipped.Id}: {skipped.SkipReason}");
        }

        screen.Say($"{set.Name}: {Count(set.Images.Count)} images, {set.Facets.Count} facets. The run is kept in {session.Folder}.");
        foreach (var provider in session.Providers)
        {
            foreach (var remark in provider.Tagger?.GetService<TaggerMetadata>()?.Remarks ?? [])
            {
                screen.Say($"{provider.Id}: {remark}");
            }
        }

        if (session.Part is { } part)
        {
            screen.Say($"This is part {part}: {Count(session.Images.Count)} images. 'vision-adapters bakeoff merge' joins the parts.");
        }

        foreach (var provider in session.Providers.Where(provider =>
            provider is { IsEmulated: false, Endpoint: { IsLoopback: false } }))
        {
            var found = provider.Found.Count == 0 ? "" : $", found: {string.Join(", ", provider.Found)}";
            var from = configuration.Dataset.Images ?? configuration.Dataset.Path;
            screen.Say($"{provider.Id}: up to {Count(session.Images.Count)} photos of {from} leave this machine for "
                + $"{provider.Endpoint!.Host}{found}.");
        }

        foreach (var provider in session.Providers.Where(provider =>
            provider is { Tagger: not null, IsEmulated: false, Pricing.ExpectedUsdPerImage: > 0 }))
        {
            screen.Say($"{provider.Id}: up to {session.Images.Count * provider.Pricing.ExpectedUsdPerImage:0.00} USD at list prices, "
                + "retries not counted.");
        }
    }

    private void SayWhatIsStored(IReadOnlyList<StoredAnswers> stored)
    {
        foreach (var provider in stored.Where(provider => provider.Matching + provider.Other > 0))
        {
            var other = provider.Other == 0
                ? ""
                : $" {Count(provider.Other)} answers to another request stay and do not count ({string.Join("; ", provider.Differences)}).";
            screen.Say(PlainText.From($"{provider.Provider}: {Count(provider.Matching)} answers are here already; only what is missing is "
                + $"asked.{other}"));
        }
    }

    private async Task<BakeoffRun> AskAsync(BakeoffSession session, CancellationToken cancellationToken)
    {
        try
        {
            return await BakeoffProgressView.ShowAsync(
                screen, progress => session.AskAsync(progress, cancellationToken)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            screen.Say($"Every answer so far is kept in {session.Folder}. Run the same command again to resume.");
            throw;
        }
    }

    private int Conclude(BakeoffOutcome outcome)
    {
        if (outcome.Run.OutOfBudget is { Count: > 0 } stopped)
        {
            screen.Say(
                $"Stopped at the budget: {string.Join(", ", stopped)} did not answer all images. "
                + "Run again with a larger --budget-usd to go on; nothing is paid for twice.");
            return ExitCode.SomeImagesFailed;
        }

        if (outcome.Results.Providers.All(provider => provider.Skipped is not null))
        {
            screen.Say("Nothing was scored: every provider was skipped.");
            return ExitCode.Failed;
        }

        var isIncomplete = outcome.Run.Sessions.Any(asked => asked.StopReason is not null);
        return isIncomplete || outcome.Results.Providers.Any(provider => provider.Refused + provider.Failed > 0)
            ? ExitCode.SomeImagesFailed
            : ExitCode.Done;
    }

    private static string Count(int value) => BakeoffProgressView.Count(value);
}
