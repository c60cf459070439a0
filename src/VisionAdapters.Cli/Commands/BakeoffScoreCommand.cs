using System.CommandLine;
using System.CommandLine.Parsing;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>bakeoff score</c>: scores predictions from a csv file.</summary>
internal static class BakeoffScoreCommand
{
    public static Command Create(Screen screen)
    {
        var labels = new Option<string>("--labels")
        {
            Description = "The true values: image,facet,value.",
            Required = true,
            HelpName = "L.csv",
        };
        var predictions = new Option<string>("--predictions")
        {
            Description = "The predictions: image,facet,value,confidence and optionally provider.",
            Required = true,
            HelpName = "P.csv",
        };
        var images = new Option<string?>("--images")
        {
            Description = "All images, in a column 'image', so that one without labels or predictions counts too; a column 'group' "
                + "says which "
                + "belong together.",
            HelpName = "I.csv",
        };
        var taxonomy = new Option<string?>("--taxonomy")
        {
            Description = "The taxonomy that says how facets are ordered, which ones are multi-valued and which values lie above others.",
            HelpName = "NAME",
        };
        var threshold = new Option<double>("--threshold")
        {
            Description = "The least confidence of a predicted value of a multi-valued facet.",
            DefaultValueFactory = _ => 0.5,
            HelpName = "T",
        };
        var multi = new Option<string?>("--multi-valued")
        {
            Description = "Facets where an image may have several values, separated by commas.",
            HelpName = "facet,...",
        };
        var anyValue = new Option<string?>("--any-value")
        {
            Description = "Single-valued facets where an image may have several true values, any of which is right, separated by commas.",
            HelpName = "facet,...",
        };
        var consensus = new Option<ConsensusRule>("--consensus")
        {
            Description = "How one truth is made of the labels of several annotators (column 'annotator'): majority, or dawid-skene, which "
                + "learns whom to believe.",
            HelpName = "RULE",
            CustomParser = result => result.Tokens.Single().Value switch
            {
                "majority" => ConsensusRule.Majority,
                "dawid-skene" => ConsensusRule.DawidSkene,
                _ => Refuse(result),
            },
        };
        var resamples = new Option<int>("--resamples")
        {
            Description = "Bootstrap resamples behind the intervals; 0 for none.",
            DefaultValueFactory = _ => 1000,
            HelpName = "N",
        };
        var seed = new Option<int>("--seed") { Description = "The seed of the resampling.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var primary = ComparisonOptions.PrimaryFacet();
        var margin = ComparisonOptions.Margin();
        var format = TextFormat.Option(TextFormat.Table, TextFormat.Json);
        var command = new CommandWithExamples("score", "Scores predictions from csv files against labels, by scikit-learn's definitions.")
        {
            Examples =
            [
                ("vision-adapters bakeoff score --labels labels.csv --predictions predictions.csv", "Prints a table."),
                ("vision-adapters bakeoff score --labels labels.csv --predictions predictions.csv --format json > scores.json",
                    "Keeps all numbers."),
            ],
        };
        Option[] options =
        [
            labels, predictions, images, taxonomy, threshold, multi, anyValue, consensus, resamples, seed, primary, margin, format,
        ];
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var definition = parsed.GetValue(taxonomy) is { } name ? new TaxonomyCatalog().LoadTaxonomy(name) : null;
            var options = new ScoringOptions
            {
                Threshold = parsed.GetValue(threshold),
                Resamples = parsed.GetValue(resamples),
                Seed = parsed.GetValue(seed),
                PrimaryFacet = parsed.GetValue(primary),
            };
            options.Margin = parsed.GetValue(margin) ?? options.Margin;
            Check(options);
            var sources = new ScoringCsvSources
            {
                Labels = parsed.GetRequiredValue(labels),
                Predictions = parsed.GetRequiredValue(predictions),
                Images = parsed.GetValue(images),
                MultiValuedFacets = Split(parsed.GetValue(multi)),
                Consensus = parsed.GetValue(consensus),
                AnyValueFacets = Split(parsed.GetValue(anyValue)),
                Taxonomy = definition,
            };
            options.Ancestors = definition is null
                ? null
                : (facet, value) => definition.FindFacet(facet)?.Find(value)?.Path.SkipLast(1).ToArray() ?? [];
            var results = await Task.Run(
                () => Score(ScoringCsv.Read(sources), options, cancellationToken), cancellationToken).ConfigureAwait(false);
            Write(screen, results, parsed.GetValue(format)!);
            return ExitCode.Done;
        });
        return command;
    }

    private static ConsensusRule Refuse(ArgumentResult result)
    {
        result.AddError("--consensus is majority or dawid-skene.");
        return ConsensusRule.Majority;
    }

    private static string[] Split(string? facets) =>
        facets?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static BakeoffResults Score(ScoringSet set, ScoringOptions options, CancellationToken cancellationToken)
    {
        if (options.PrimaryFacet is { } primary && set.Truth.All(truth => truth.Facet != primary))
        {
            throw new UsageException(
                $"--primary-facet: there are no labels of '{primary}'; there are of "
                    + $"{string.Join(", ", set.Truth.Select(truth => truth.Facet))}.");
        }

        return BakeoffScorer.Score(set, options, cancellationToken: cancellationToken);
    }

    private static void Check(ScoringOptions options)
    {
        if (options.Threshold is not (>= 0 and <= 1))
        {
            throw new UsageException("--threshold must be from 0 to 1.");
        }

        if (options.Resamples is < 0 or > 1_000_000)
        {
            throw new UsageException("--resamples must be from 0 to 1000000.");
        }
    }

    private static void Write(Screen screen, BakeoffResults results, string format)
    {
        if (format == TextFormat.Json)
        {
            screen.Output.WriteLine(BakeoffResultsJson.Write(results));
            return;
        }

        ResultsView.Write(screen, results);
    }
}
