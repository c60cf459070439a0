using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using VisionAdapters.Cli.Commands;

namespace VisionAdapters.Cli;

/// <summary>Parses the arguments, runs the command, and turns what went wrong into a message and an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, Screen screen, CancellationToken cancellationToken = default)
    {
        var parsed = Build(screen).Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed is { Errors.Count: > 0, Action: ParseErrorAction })
        {
            return Refuse(parsed, screen);
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = screen.Output,
                Error = screen.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            screen.Say("Cancelled.");
            return ExitCode.Cancelled;
        }
        catch (Exception exception)
        {
            return ExceptionReport.Write(exception, screen);
        }
    }

    private static RootCommand Build(Screen screen)
    {
        var root = new RootCommand("Tags product images with cloud services or a local model, maps the tags onto a fashion taxonomy, and "
            + "scores providers against labeled photos.")
        {
            TagCommand.Create(screen),
            new CommandWithExamples("bakeoff", "Compares providers on labeled photos.")
            {
                BakeoffPlanCommand.Create(screen),
                BakeoffRunCommand.Create(screen),
                BakeoffReportCommand.Create(screen),
                BakeoffOpenCommand.Create(screen),
                BakeoffCompareCommand.Create(screen),
                BakeoffMergeCommand.Create(screen),
                BakeoffScoreCommand.Create(screen),
            },
            new CommandWithExamples("dataset", "Looks at labeled sets.") { DatasetInspectCommand.Create(screen) },
            new CommandWithExamples("map", "Works on the maps from labels to the taxonomy.")
            {
                MapLintCommand.Create(screen),
                MapCoverageCommand.Create(screen),
                MapDiffCommand.Create(screen),
                MapSuggestCommand.Create(screen),
                MapCalibrateCommand.Create(screen, TimeProvider.System),
                MapExplainCommand.Create(screen),
                MapApplyCommand.Create(screen),
            },
            WorkerCommand.Create(screen),
            QuotaCommand.Create(screen),
            EmulatorCommand.Create(screen),
            AdaptCommand.Create(screen, TimeProvider.System),
            DoctorCommand.Create(screen),
            ProviderAssembly.Option,
            ProviderAssembly.TrustOption,
        };
        var bakeoff = root.Subcommands.Single(command => command.Name == "bakeoff");
        foreach (var command in BakeoffStoreCommands.Create(screen))
        {
            bakeoff.Add(command);
        }

        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private static int Refuse(ParseResult parsed, Screen screen)
    {
        foreach (var error in parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal))
        {
            screen.Say(error);
        }

        var names = new List<string>();
        for (var command = parsed.CommandResult; command is not null; command = command.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Insert(0, command.Command.Name);
        }

        screen.Say($"Run '{string.Join(' ', names)} --help' for what there is.");
        return ExitCode.WrongUsage;
    }
}
