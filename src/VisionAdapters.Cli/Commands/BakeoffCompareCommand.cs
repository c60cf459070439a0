using System.CommandLine;
using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;
using VisionAdapters.Reporting;

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
        var sameMaps = new Option<bool>("--same-maps")
        {
            Description = "Map the answers of both runs with the maps of the second one: what is left is the change of the services.",
        };
        var primary = ComparisonOptions.PrimaryFacet();
        var command = new CommandWithExamples("compare", "Compares two runs of the same labeled set on the images that both have, with "
            + "paired tests. Nothing is asked for again.")
        {
            Examples =
            [
                ("vision-adapters bakeoff compare runs/before runs/after", "Says what a new model or map changed."),
                ("vision-adapters bakeoff compare runs/before runs/after --same-maps", "Says what changed but for the maps."),
                ("vision-adapters bakeoff compare runs/before runs/after --gate 0.01 --junit gate.xml", "Stops a build that loses a "
                    + "point."),
            ],
        };
        command.Add(first);
        command.Add(second);
        command.Add(gate);
        command.Add(junit);
        command.Add(flips);
        command.Add(sameMaps);
        command.Add(primary);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var margin = parsed.GetValue(gate);
            if (margin is null && parsed.GetValue(junit) is not null)
            {
                throw new UsageException("--junit writes what --gate says: give the margin too.");
            }

            var parsers = ProviderAssembly.ReadProviders(parsed).GetParsers();
            using var before = await BakeoffRun.OpenAsync(
                parsed.GetRequiredValue(first), parsers, cancellationToken).ConfigureAwait(false);
            using var after = await BakeoffRun.OpenAsync(
                parsed.GetRequiredValue(second), parsers, cancellationToken).ConfigureAwait(false);
            var isSameMaps = parsed.GetValue(sameMaps);
            var joined = await JoinAsync(before, after, isSameMaps, cancellationToken).ConfigureAwait(false);
            var results = await CompareAsync(before, joined, parsed.GetValue(primary), cancellationToken).ConfigureAwait(false);
            screen.Say($"A: {before.Folder}; B: {after.Folder}; {joined.Images.Count} images of both, "
                + (isSameMaps ? "both mapped with the maps of B." : "each run mapped with the maps that it keeps."));
            if (results.Pairwise.Count == 0)
            {
                screen.Say("No provider answered in both runs.");
                return ExitCode.Failed;
            }

            TableWriter.Write(screen.Tables, SidesView.Scores(results));
            TableWriter.Write(screen.Tables, new ReportTables(results).Pairwise);
            TableWriter.Write(screen.Tables, SidesView.Money(
                results,
                await ReadCostsAsync(before, cancellationToken).ConfigureAwait(false),
                await ReadCostsAsync(after, cancellationToken).ConfigureAwait(false)));
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

    private static Task<BakeoffResults> CompareAsync(
        BakeoffRun first, ScoringSet joined, string? primaryFacet, CancellationToken cancellationToken)
    {
        var options = first.CreateScoringOptions();
        options.PrimaryFacet = primaryFacet
            ?? (joined.Truth.Any(truth => truth.Facet == options.PrimaryFacet) ? options.PrimaryFacet : null);
        options.Metrics =
        [
            .. options.Metrics.Select(metric =>
                metric.Id == SidesView.MacroF1 ? metric with { ComparedOn = FacetKinds.All } : metric),
        ];

        // Only a provider with itself: how two providers differ is told by the report of each run.
        options.IsCompared = (a, b) => FlipView.ProviderOf(a) == FlipView.ProviderOf(b);
        return Task.Run(() => BakeoffScorer.Score(joined, options, progress: null, cancellationToken), cancellationToken);
    }

    /// <summary>Reads what each provider's answers cost and what became of its images; no metric is computed.</summary>
    private static async Task<IReadOnlyList<ProviderResult>> ReadCostsAsync(BakeoffRun run, CancellationToken cancellationToken)
    {
        var results = await run.ScoreAsync(
            new ScoringOptions { Metrics = [], Resamples = 0 }, progress: null, cancellationToken).ConfigureAwait(false);
        return results.Providers;
    }

    private static async Task<ScoringSet> JoinAsync(
        BakeoffRun first, BakeoffRun second, bool isSameMaps, CancellationToken cancellationToken)
    {
        try
        {
            return ScoringSetJoin.Join(
                await first.ReadScoringSetAsync(isSameMaps ? second : null, cancellationToken).ConfigureAwait(false),
                "A",
                await second.ReadScoringSetAsync(cancellationToken: cancellationToken).ConfigureAwait(false),
                "B");
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception.Message.Split(" (Parameter", 2)[0]);
        }
    }
}
