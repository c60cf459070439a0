using System.CommandLine;
using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;
using VisionAdapters.Reporting;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>bakeoff compare</c>: says whether a provider did better in one run than in another, image by image.</summary>
internal static class BakeoffCompareCommand
{
    public static Command Create(Screen screen)
    {
        var first = new Argument<string>("run-dir") { Description = "The folder of the run to start from." };
        var second = new Argument<string>("other-run-dir")
        {
            Description = "The folder of the run to compare with it, of the same labeled set.",
        };
        var gate = new Option<double?>("--gate")
        {
            Description = "Say PASS, FAIL or INCONCLUSIVE of the primary question, with exit code 0, 4 or 5: whether less than this "
                + "was lost, "
                + "from 0 to 1. 0.01 is one point.",
            HelpName = "MARGIN",
        };
        gate.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is not (null or (>= 0 and <= 1)))
            {
                result.AddError("--gate must be from 0 to 1.");
            }
        });
        var junit = new Option<string?>("--junit") { Description = "Write the gate's outcomes for build servers.", HelpName = "FILE" };
        var flips = new Option<string?>("--flips")
        {
            Description = "Write the images that are right in just one of the two runs: image, provider, facet, change.",
            HelpName = "FILE.csv",
        };
        var primary = ComparisonOptions.PrimaryFacet();
        var command = new CommandWithExamples("compare", "Compares two runs of the same labeled set on the images that both have, with "
            + "paired tests. Nothing is asked for again.")
        {
            Examples =
            [
                ("vision-adapters bakeoff compare runs/before runs/after", "Says what a new model or map changed."),
                ("vision-adapters bakeoff compare runs/before runs/after --gate 0.01 --junit gate.xml", "Stops a build that loses a "
                    + "point."),
            ],
        };
        command.Add(first);
        command.Add(second);
        command.Add(gate);
        command.Add(junit);
        command.Add(flips);
        command.Add(primary);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var margin = parsed.GetValue(gate);
            if (margin is null && parsed.GetValue(junit) is not null)
            {
                throw new UsageException("--junit writes what --gate says: give the margin too.");
            }

            var (results, joined) = await CompareAsync(
                parsed.GetRequiredValue(first),
                parsed.GetRequiredValue(second),
                parsed.GetValue(primary),
                ProviderAssembly.ReadProviders(parsed),
                screen,
                cancellationToken).ConfigureAwait(false);
            if (results.Pairwise.Count == 0)
            {
                screen.Say("No provider answered in both runs.");
                return ExitCode.Failed;
            }

            TableWriter.Write(screen.Tables, new ReportTables(results).Pairwise);
            var flipped = new FlipView(results, joined);
            flipped.Write(screen);
            if (parsed.GetValue(flips) is { } file)
            {
                flipped.WriteCsv(file);
            }

            return margin is null ? ExitCode.Done : Judge(new GateView(results, margin.Value), parsed.GetValue(junit), screen);
        });
        return command;
    }

    private static int Judge(GateView gate, string? junit, Screen screen)
    {
        if (junit is not null)
        {
            gate.WriteJUnit(junit);
        }

        return gate.Write(screen);
    }

    private static async Task<(BakeoffResults Results, ScoringSet Joined)> CompareAsync(
        string firstFolder,
        string secondFolder,
        string? primaryFacet,
        VisionProviders providers,
        Screen screen,
        CancellationToken cancellationToken)
    {
        using var first = await BakeoffRun.OpenAsync(firstFolder, providers.GetParsers(), cancellationToken).ConfigureAwait(false);
        using var second = await BakeoffRun.OpenAsync(secondFolder, providers.GetParsers(), cancellationToken).ConfigureAwait(false);
        var joined = await JoinAsync(first, second, cancellationToken).ConfigureAwait(false);
        var options = new ScoringOptions
        {
            Seed = first.Summary.Seed,
            PrimaryFacet = primaryFacet,
            Ancestors = AncestorsIn(first.Taxonomy),

            // Only a provider with itself: how two providers differ is told by the report of each run.
            IsCompared = (a, b) => FlipView.ProviderOf(a) == FlipView.ProviderOf(b),
        };
        var results = await Task.Run(
            () => BakeoffScorer.Score(joined, options, progress: null, cancellationToken), cancellationToken).ConfigureAwait(false);

        screen.Say($"A: {first.Folder}; B: {second.Folder}; {joined.Images.Count} images of both, each run mapped with the maps that it "
            + "keeps.");
        return (results, joined);
    }

    private static async Task<ScoringSet> JoinAsync(BakeoffRun first, BakeoffRun second, CancellationToken cancellationToken)
    {
        try
        {
            return ScoringSetJoin.Join(
                await first.ReadScoringSetAsync(cancellationToken).ConfigureAwait(false),
                "A",
                await second.ReadScoringSetAsync(cancellationToken).ConfigureAwait(false),
                "B");
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    private static Func<string, string, IReadOnlyList<string>> AncestorsIn(TaxonomyDefinition taxonomy) =>
        (facet, value) => taxonomy.FindFacet(facet)?.Find(value) is { } found ? [.. found.Path.SkipLast(1)] : [];
}
