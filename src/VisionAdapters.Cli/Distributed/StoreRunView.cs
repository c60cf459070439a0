using VisionAdapters.Bakeoff;
using VisionAdapters.Distributed;

namespace VisionAdapters.Cli;

/// <summary>Gives a bake-off to workers, follows it, and reports it.</summary>
internal sealed class StoreRunView(
    Screen screen, BakeoffConfiguration configuration, string? address, bool isDetached, VisionProviders providers)
{
    private static readonly TimeSpan LookPeriod = TimeSpan.FromSeconds(1);

    /// <returns>The exit code.</returns>
    public Task<int> RunAsync(BakeoffSession session, CancellationToken cancellationToken) => StoreOptions.UseAsync(
        address,
        async store =>
        {
            foreach (var skipped in session.Providers.Where(provider => provider.SkipReason is not null))
            {
                screen.Say($"Skipping {skipped.Id}: {skipped.SkipReason}");
            }

            var (run, isJoined) = await store.SubmitAsync(session, configuration, cancellationToken).ConfigureAwait(false);
            screen.Say(isJoined ? $"Joined the run {run}, which is there already." : $"Submitted the run {run}.");
            if (isDetached)
            {
                screen.Output.WriteLine(run);
                return ExitCode.Done;
            }

            return await FollowAsync(store, run, cancellationToken).ConfigureAwait(false) is { State: "done" }
                ? await ReportAsync(store, run, session, cancellationToken).ConfigureAwait(false)
                : ExitCode.Failed;
        },
        cancellationToken);

    private async Task<DistributedStatus> FollowAsync(DistributedStore store, string run, CancellationToken cancellationToken)
    {
        var said = "";
        while (true)
        {
            var status = await store.GetStatusAsync(run, cancellationToken).ConfigureAwait(false);
            var line = string.Join(", ", status.Providers.Select(provider => $"{provider.Provider} {provider.Done} of {provider.Images}"));
            line = $"{status.State}: {line}; workers: {status.Workers.Count}";
            if (line != said)
            {
                screen.Say(line);
                said = line;
            }

            if (status.State != "running")
            {
                if (status.Note is { } note)
                {
                    screen.Say(PlainText.From(note));
                }

                return status;
            }

            await Task.Delay(LookPeriod, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<int> ReportAsync(DistributedStore store, string run, BakeoffSession session, CancellationToken cancellationToken)
    {
        await store.ExportAsync(run, session.Folder, cancellationToken).ConfigureAwait(false);
        using var exported = await BakeoffRun.OpenAsync(session.Folder, providers.GetParsers(), cancellationToken).ConfigureAwait(false);
        var outcome = await session.ReportAsync(exported, cancellationToken).ConfigureAwait(false);
        ResultsView.Write(screen, outcome.Results);
        screen.Output.WriteLine($"Report:  {outcome.ReportFile}");
        screen.Output.WriteLine($"Results: {outcome.ResultsFile}");
        return outcome.Results.Providers.Any(provider => provider.Refused + provider.Failed > 0)
            ? ExitCode.SomeImagesFailed
            : ExitCode.Done;
    }
}
