using System.CommandLine;
using VisionAdapters.Distributed;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>worker</c>: asks for shards of the bake-offs in a store until it is stopped.</summary>
internal static class WorkerCommand
{
    public static Command Create(Screen screen)
    {
        var store = StoreOptions.Store("The store to work for:");
        var providers = new Option<string?>("--providers")
        {
            Description = "Serve only these providers, separated by commas. Default: all that this machine can.",
            HelpName = "a,b",
        };
        var images = new Option<string?>("--images-root")
        {
            Description = "The folder, zip or tar of the images on this machine. Default: the path that the submitter had.",
            HelpName = "PATH",
        };
        var shards = new Option<int>("--shards")
        {
            Description = "So many shards of each provider at once.",
            DefaultValueFactory = _ => 2,
            HelpName = "N",
        };
        var concurrency = new Option<int?>("--concurrency")
        {
            Description = "So many calls at once for each shard. Default: as for 'bakeoff run'.",
            HelpName = "N",
        };
        var recovery = new Option<double>("--recover-after")
        {
            Description = "After so many seconds the shards of a worker that ended without a word go to others; give all workers the same.",
            DefaultValueFactory = _ => 30,
            HelpName = "SECONDS",
        };
        AtLeastOne(shards, "--shards");
        AtLeastOne(concurrency, "--concurrency");
        recovery.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double>() >= 3))
            {
                result.AddError("--recover-after must be at least 3.");
            }
        });
        var account = QuotaCommand.Account();
        var emulator = StoreOptions.Emulator();
        var command = new CommandWithExamples("worker", "Asks providers for bake-offs that 'bakeoff run --store' submitted, until Ctrl-C. "
            + "Start any number, anywhere, at any time; each proves first that it would be given the same answers as the submitter.")
        {
            Examples =
            [
                ("vision-adapters worker --store postgres://va@db/va", "Serves every provider that this machine is set up for."),
                ("vision-adapters worker --store postgres://va@db/va --providers onnx-fashion --images-root /mnt/catalogue",
                    "Serves the local model alone, with the images in a shared folder."),
            ],
        };
        command.Add(store);
        command.Add(providers);
        command.Add(images);
        command.Add(shards);
        command.Add(concurrency);
        command.Add(recovery);
        command.Add(account);
        command.Add(emulator);
        command.SetAction((parsed, cancellationToken) => StoreOptions.UseAsync(
            parsed.GetValue(store),
            async opened =>
            {
                var options = new DistributedWorkerOptions
                {
                    Providers = parsed.GetValue(providers)?.Split(
                        ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                    ImagesRoot = parsed.GetValue(images),
                    ShardsAtOnce = parsed.GetValue(shards),
                    MaxConcurrency = parsed.GetValue(concurrency),
                    Account = parsed.GetValue(account)!,
                    Emulator = parsed.GetValue(emulator),
                };
                screen.Say($"Working for {StoreAddress.Parse(parsed.GetValue(store))}.");
                await new DistributedWorker(opened, ProviderAssembly.ReadProviders(parsed), options, screen.Say)
                    .RunAsync(cancellationToken).ConfigureAwait(false);
                screen.Say("Stopped: what was answered is stored, and the rest goes to other workers.");
                return ExitCode.Done;
            },
            cancellationToken,
            TimeSpan.FromSeconds(parsed.GetValue(recovery))));
        return command;
    }

    private static void AtLeastOne<T>(Option<T> option, string name) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int?>() < 1)
        {
            result.AddError($"{name} must be at least 1.");
        }
    });
}
