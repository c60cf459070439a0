using System.CommandLine;
using VisionAdapters.Distributed;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>bakeoff status</c>, <c>pause</c>, <c>resume</c> and <c>cancel</c>: look at and steer a run in a store.</summary>
internal static class BakeoffStoreCommands
{
    public static IEnumerable<Command> Create(Screen screen)
    {
        yield return Create(
            screen, "status", "Says how far a run in a store has come, and who works for it.", (_, _, _) => Task.CompletedTask);
        yield return Create(
            screen, "pause", "Stops the asking for a run in a store within seconds. Its answers stay.",
            (store, run, cancellationToken) => store.PauseAsync(run, cancellationToken));
        yield return Create(
            screen, "resume", "Goes on with a run in a store, and asks again for images whose failure may have gone.",
            (store, run, cancellationToken) => store.ResumeAsync(run, cancellationToken));
        yield return Create(
            screen, "cancel", "Ends a run in a store. Its answers stay, and the same configuration can be submitted anew.",
            (store, run, cancellationToken) => store.CancelAsync(run, cancellationToken));
    }

    private static CommandWithExamples Create(
        Screen screen, string name, string description, Func<DistributedStore, string, CancellationToken, Task> change)
    {
        var run = new Argument<string?>("run")
        {
            Description = "The run's id. Default: the newest.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var store = StoreOptions.Store("The store that holds the run:");
        var command = new CommandWithExamples(name, description)
        {
            Examples = [($"vision-adapters bakeoff {name} --store postgres://va@db/va", "Takes the newest run of the store.")],
        };
        command.Add(run);
        command.Add(store);
        command.SetAction((parsed, cancellationToken) => StoreOptions.UseAsync(
            parsed.GetValue(store),
            async opened =>
            {
                var found = await opened.GetStatusAsync(parsed.GetValue(run), cancellationToken).ConfigureAwait(false);
                await change(opened, found.Run, cancellationToken).ConfigureAwait(false);
                StoreStatusView.Write(screen, await opened.GetStatusAsync(found.Run, cancellationToken).ConfigureAwait(false));
                return ExitCode.Done;
            },
            cancellationToken));
        return command;
    }
}
