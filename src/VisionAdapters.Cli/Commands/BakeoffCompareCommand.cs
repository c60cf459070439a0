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
        var command = new CommandWithExamples("compare", "Compares two runs of the same labeled set on the images that both have, with "
            + "paired tests. Nothing is asked for again.")
        {
            Examples = [("vision-adapters bakeoff compare runs/before runs/after", "Says what a new model or map changed.")],
        };
        command.Add(first);
        command.Add(second);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(first),
            parsed.GetRequiredValue(second),
            ProviderAssembly.ReadProviders(parsed),
            screen,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string firstFolder, string secondFolder, VisionProviders providers, Screen screen, CancellationToken cancellationToken)
    {
        using var first = await BakeoffRun.OpenAsync(firstFolder, providers.GetParsers(), cancellationToken).ConfigureAwait(false);
        using var second = await BakeoffRun.OpenAsync(secondFolder, providers.GetParsers(), cancellationToken).ConfigureAwait(false);
        var joined = await JoinAsync(first, second, cancellationToken).ConfigureAwait(false);
        var options = new ScoringOptions
        {
            Seed = first.Summary.Seed,
            Ancestors = AncestorsIn(first.Taxonomy),

            // Only a provider with itself: how two providers differ is told by the report of each run.
            IsCompared = (a, b) => ProviderOf(a) == ProviderOf(b),
        };
        var results = await Task.Run(
            () => BakeoffScorer.Score(joined, options, progress: null, cancellationToken), cancellationToken).ConfigureAwait(false);

        screen.Say($"A: {first.Folder}; B: {second.Folder}; {joined.Images.Count} images of both, each run mapped with the maps that it "
            + "keeps.");
        if (results.Pairwise.Count == 0)
        {
            screen.Say("No provider answered in both runs.");
            return ExitCode.Failed;
        }

        TableWriter.Write(screen.Tables, new ReportTables(results).Pairwise);
        return ExitCode.Done;
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

    private static string ProviderOf(string name) => name[..name.LastIndexOf(" [", StringComparison.Ordinal)];

    private static Func<string, string, IReadOnlyList<string>> AncestorsIn(TaxonomyDefinition taxonomy) =>
        (facet, value) => taxonomy.FindFacet(facet)?.Find(value) is { } found ? [.. found.Path.SkipLast(1)] : [];
}
