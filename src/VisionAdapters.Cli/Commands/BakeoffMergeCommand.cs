using System.CommandLine;
using VisionAdapters.Bakeoff;
using VisionAdapters.Reporting;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>bakeoff merge</c>: joins the parts of a run, scores it and writes the report.</summary>
internal static class BakeoffMergeCommand
{
    public static Command Create(Screen screen)
    {
        var parts = new Argument<string[]>("part-dirs")
        {
            Description = "The folders of the parts.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--output", "-o")
        {
            Description = "The folder of the joined run.",
            HelpName = "DIR",
            Required = true,
        };
        var allowMissing = new Option<bool>("--allow-missing")
        {
            Description = "Join the parts that are there; the images of the others are left out, and the exit code is 3.",
        };
        var command = new CommandWithExamples("merge", "Joins the parts that 'bakeoff run --part' wrote into one run, scores it and writes "
            + "report.html and results.json. Nothing is asked for again.")
        {
            Examples = [("vision-adapters bakeoff merge parts/* --output runs/all", "Joins all parts below parts.")],
        };
        command.Add(parts);
        command.Add(output);
        command.Add(allowMissing);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(parts),
            parsed.GetRequiredValue(output),
            parsed.GetValue(allowMissing),
            ProviderAssembly.ReadProviders(parsed),
            screen,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string[] parts, string output, bool allowMissing, VisionProviders providers, Screen screen, CancellationToken cancellationToken)
    {
        var missing = await RunMerge.MergeAsync(parts, output, allowMissing, cancellationToken).ConfigureAwait(false);
        using var run = await BakeoffRun.OpenAsync(output, providers.GetParsers(), cancellationToken).ConfigureAwait(false);
        var results = await run.ScoreAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var resultsFile = await run.WriteResultsAsync(results, cancellationToken).ConfigureAwait(false);
        var pictures = await run.ReadPicturesAsync(cancellationToken).ConfigureAwait(false);
        var reportFile = Path.Combine(output, BakeoffRun.ReportFileName);
        await ReportWriters.Default.Find("html").WriteFileAsync(
            new BakeoffReport { Results = results, Pictures = pictures }, reportFile, cancellationToken).ConfigureAwait(false);
        ResultsView.Write(screen, results);
        screen.Output.WriteLine($"Report:  {reportFile}");
        screen.Output.WriteLine($"Results: {resultsFile}");
        if (missing.Count > 0)
        {
            screen.Say($"Left out: the images of the parts {string.Join(", ", missing)}.");
            return ExitCode.SomeImagesFailed;
        }

        return ExitCode.Done;
    }
}
