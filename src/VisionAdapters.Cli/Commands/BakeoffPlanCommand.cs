using System.CommandLine;
using System.Globalization;
using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>bakeoff plan</c>: says how many images show a difference, and what labeling and asking for them takes.</summary>
internal static class BakeoffPlanCommand
{
    private const double Power = 0.8;
    private const double Level = 0.05;

    public static Command Create(Screen screen)
    {
        var folder = new Argument<string?>("run-dir")
        {
            Description = "The folder of a small run to plan with. Without it, give --disagree.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var disagree = new Option<double?>("--disagree")
        {
            Description = "The percentage of images on which just one of two providers is right, where there is no run to take it from.",
            HelpName = "PERCENT",
        };
        var providers = new Option<int>("--providers")
        {
            Description = "The number of providers to compare, where there is no run: each pair is one test more.",
            HelpName = "N",
            DefaultValueFactory = _ => 2,
        };
        var points = new Option<double[]>("--points")
        {
            Description = "The differences to plan for, in points of a percent.",
            HelpName = "P",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [1, 2, 5],
        };
        var seconds = new Option<double>("--label-seconds")
        {
            Description = "The time that a person needs to label an image: measure your own.",
            HelpName = "S",
            DefaultValueFactory = _ => 20,
        };
        var wage = new Option<double?>("--usd-per-hour") { Description = "What an hour of labeling costs.", HelpName = "X" };
        disagree.Validators.Add(
            result => Require(result, result.GetValueOrDefault<double?>() is null or (> 0 and <= 100), "above 0 and at most 100"));
        providers.Validators.Add(result => Require(result, result.GetValueOrDefault<int>() is >= 2 and <= 100, "from 2 to 100"));
        points.Validators.Add(
            result => Require(
                result, (result.GetValueOrDefault<double[]>() ?? []).All(value => value is > 0 and <= 100), "above 0 and at most 100"));
        seconds.Validators.Add(result => Require(result, result.GetValueOrDefault<double>() is > 0 and < 1e6, "above 0"));
        wage.Validators.Add(result => Require(result, result.GetValueOrDefault<double?>() is null or (>= 0 and < 1e6), "not negative"));
        var command = new CommandWithExamples("plan", "Says how many labeled images show a difference of so many points, with the hours of "
            + "labeling and the dollars. Nothing is asked for.")
        {
            Examples =
            [
                ("vision-adapters bakeoff plan runs/pilot", "Plans with what a small run has shown."),
                ("vision-adapters bakeoff plan --disagree 15 --providers 4", "Plans with an assumption."),
            ],
        };
        command.Add(folder);
        command.Add(disagree);
        command.Add(providers);
        command.Add(points);
        command.Add(seconds);
        command.Add(wage);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var run = parsed.GetValue(folder);
            var share = parsed.GetValue(disagree) / 100;
            if (run is null == share is null)
            {
                throw new UsageException("Name the folder of a run, or give --disagree, and not both.");
            }

            var effort = new LabelingEffort(parsed.GetValue(seconds), parsed.GetValue(wage));
            var plan = run is null
                ? BakeoffPlanView.Assume(share!.Value, parsed.GetValue(providers))
                : await BakeoffPlanView.ReadAsync(run, ProviderAssembly.ReadProviders(parsed), cancellationToken).ConfigureAwait(false);
            new BakeoffPlanView(screen, plan, effort, Power, Level).Write(parsed.GetValue(points)!);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Require(System.CommandLine.Parsing.OptionResult result, bool isRight, string range)
    {
        if (!isRight)
        {
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{result.Option.Name} must be {range}."));
        }
    }
}
