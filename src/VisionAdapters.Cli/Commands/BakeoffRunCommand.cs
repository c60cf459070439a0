using System.CommandLine;
using VisionAdapters.Bakeoff;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>bakeoff run</c>: asks providers for the images of a labeled set, scores the answers and writes the report.</summary>
internal static class BakeoffRunCommand
{
    public static Command Create(Screen screen)
    {
        var file = new Argument<string>("bakeoff.yaml") { Description = "What to compare: the labeled set, the taxonomy, the providers." };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The run's folder. Default: runs/NAME below the current folder, where a later run finds the answers again.",
            HelpName = "DIR",
        };
        var providers = new Option<string?>("--providers")
        {
            Description = "Ask only these providers, separated by commas.",
            HelpName = "a,b",
        };
        var images = new Option<int?>("--max-images")
        {
            Description = "Ask for at most this many images, drawn by the seed.",
            HelpName = "N",
        };
        var seed = new Option<int?>("--seed")
        {
            Description = "The seed of the draw and of the intervals. Default: that of the file, or 1.",
            HelpName = "N",
        };
        var primary = ComparisonOptions.PrimaryFacet();
        var margin = ComparisonOptions.Margin();
        var budget = new Option<double?>("--budget-usd")
        {
            Description = "Stop before the run's answers cost more than this at list prices.",
            HelpName = "X",
        };
        var emulated = new Option<bool>("--emulated")
        {
            Description = "Let an emulator on this machine stand in for the clouds, fed from the labels. Needs no account; everything is "
                + "marked as emulated.",
        };
        var part = new Option<RunPart?>("--part")
        {
            Description = "Ask only for this part of the images, such as 0/64 for the first of 64. Each part has a folder of its own; "
                + "'bakeoff merge' joins them.",
            HelpName = "INDEX/COUNT",
            CustomParser = result =>
            {
                if (!RunPart.TryParse(result.Tokens.Single().Value, out var read))
                {
                    result.AddError("--part is an index from 0 and a count of parts, such as 0/64.");
                }

                return read;
            },
        };
        var concurrency = new Option<int?>("--concurrency")
        {
            Description = "So many calls at once to each provider. Default: that of the file; or for a local model the number of "
                + "processors, "
                + "and for a service as many as it bears, from 4 up to 64.",
            HelpName = "N",
        };
        concurrency.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is not (null or (>= 1 and <= 4096)))
            {
                result.AddError("--concurrency must be from 1 to 4096.");
            }
        });
        var store = StoreOptions.Store("Give the run to workers, and follow it; a run of the same configuration is joined.");
        var detach = new Option<bool>("--detach") { Description = "With --store: end when the run is submitted, and print its id." };
        var emulator = StoreOptions.Emulator();
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Ask nobody: tell the units and dollars that the run would be billed at list prices, and end.",
        };
        budget.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double?>() is null or >= 0))
            {
                result.AddError("--budget-usd must not be negative.");
            }
        });
        images.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 1)
            {
                result.AddError("--max-images must be at least 1.");
            }
        });
        var command = new CommandWithExamples("run", "Tags the images of a labeled set with each provider, scores the answers and writes "
            + "report.html and results.json. Broken off, it resumes when run again.")
        {
            Examples =
            [
                ("vision-adapters bakeoff run examples/catalogue/bakeoff.yaml",
                    "Runs the example that comes with the repository, offline."),
                ("vision-adapters bakeoff run examples/catalogue/bakeoff.yaml --emulated", "Adds the three clouds, played by an emulator: "
                    + "no account, no cost."),
                ("vision-adapters bakeoff run bakeoff.yaml --budget-usd 5", "Stops before the clouds have cost five dollars."),
                ("vision-adapters bakeoff run bakeoff.yaml --dry-run", "Tells the bill of that run, and asks nobody."),
                ("vision-adapters bakeoff run bakeoff.yaml --max-images 200", "Tries 200 images first; without the option, the rest is "
                    + "asked for later."),
                ("vision-adapters bakeoff run bakeoff.yaml --part 3/64 --output parts/3", "Asks for the fourth of 64 parts, on any "
                    + "machine."),
                ("vision-adapters bakeoff run bakeoff.yaml --store postgres://va@db/va", "Gives the run to workers on other machines."),
                ("vision-adapters bakeoff run bakeoff.yaml --providers onnx-fashion", "Asks the local model alone."),
            ],
        };
        command.Add(file);
        command.Add(output);
        command.Add(providers);
        command.Add(images);
        command.Add(seed);
        command.Add(primary);
        command.Add(margin);
        command.Add(budget);
        command.Add(concurrency);
        command.Add(part);
        command.Add(dryRun);
        command.Add(store);
        command.Add(detach);
        command.Add(emulator);
        command.Add(FileTrust.AllowOutside);
        command.Add(emulated);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var configuration = BakeoffConfiguration.Load(parsed.GetRequiredValue(file), parsed.GetValue(FileTrust.AllowOutside));
            var options = new BakeoffSessionOptions
            {
                OutputFolder = parsed.GetValue(output),
                BudgetUsd = parsed.GetValue(budget),
                Part = parsed.GetValue(part),
                MaxConcurrency = parsed.GetValue(concurrency),
                Catalog = new TaxonomyCatalog(),
                Tool = ToolVersion.Name,
                Emulator = parsed.GetValue(emulator) is { } address ? new StartedEmulator(address) : null,
            };
            configuration = configuration with
            {
                MaxImages = parsed.GetValue(images) ?? configuration.MaxImages,
                Seed = parsed.GetValue(seed) ?? configuration.Seed,
                PrimaryFacet = parsed.GetValue(primary) ?? configuration.PrimaryFacet,
                Margin = parsed.GetValue(margin) ?? configuration.Margin,
            };
            var chosen = parsed.GetValue(providers)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var known = ProviderAssembly.ReadProviders(parsed);
            var isShared = parsed.GetResult(store) is not null;
            var isAlone = options.Part is not null || options.BudgetUsd is not null || parsed.GetValue(emulated) || parsed.GetValue(dryRun);
            if (isShared && isAlone)
            {
                throw new UsageException("--store takes no --part, --budget-usd, --dry-run or --emulated: 'quota set' bounds what workers "
                    + "spend, and for a rehearsal start 'vision-adapters emulator' and give its address to --emulator.");
            }

            Func<BakeoffSession, Task<int>> step = isShared
                ? session => new StoreRunView(screen, configuration, parsed.GetValue(store), parsed.GetValue(detach), known)
                    .RunAsync(session, cancellationToken)
                : parsed.GetValue(dryRun)
                ? session => BakeoffBillView.WriteAsync(screen, session, options.BudgetUsd, cancellationToken)
                : session => new BakeoffRunView(screen, configuration).RunAsync(session, cancellationToken);
            return await RunAsync(
                configuration, chosen, known, options, parsed.GetValue(emulated), screen, step, cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        BakeoffConfiguration configuration,
        string[]? chosen,
        VisionProviders providers,
        BakeoffSessionOptions options,
        bool isEmulated,
        Screen screen,
        Func<BakeoffSession, Task<int>> step,
        CancellationToken cancellationToken)
    {
        var clouds = isEmulated
            ? await EmulatedClouds.StartAsync(
                options.Catalog!, configuration.Taxonomy, providers.Emulated, cancellationToken).ConfigureAwait(false)
            : null;
        try
        {
            if (clouds is not null)
            {
                screen.Say(clouds.Notice);
                options.Emulator = clouds;
                configuration = configuration.WithProviders(clouds.ProviderIds);
            }

            configuration = chosen is null ? configuration : configuration.ChooseProviders(chosen);
            var session = await BakeoffSession.OpenAsync(
                configuration, providers, options, cancellationToken: cancellationToken).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                return await step(session).ConfigureAwait(false);
            }
        }
        finally
        {
            if (clouds is not null)
            {
                await clouds.DisposeAsync().ConfigureAwait(false);
            }
        }
    }
}
