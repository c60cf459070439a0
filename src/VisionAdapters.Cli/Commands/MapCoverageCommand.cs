using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using VisionAdapters.Bakeoff;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>map coverage</c>: says which labels of a vocabulary a map decides.</summary>
internal static class MapCoverageCommand
{
    /// <summary>How many undecided labels a person wants to see; JSON has all.</summary>
    private const int MaxListed = 50;

    private static readonly LabelDecision[] Order =
        [LabelDecision.Mapped, LabelDecision.Noise, LabelDecision.Ambiguous, LabelDecision.Undecided];

    public static Command Create(Screen screen)
    {
        var provider = new Option<string>("--provider")
        {
            Description = "The provider whose map it is, or the path of a map.",
            DefaultValueFactory = _ => ShippedProviders.DefaultId,
            HelpName = "ID",
        };
        var labels = new Option<string?>("--labels")
        {
            Description = "The provider's labels: a csv file with a column 'label' or 'tag', and 'mid' where there are ids. Default: the "
                + "labels that the map itself names.",
            HelpName = "FILE.csv",
        };
        var weight = new Option<string?>("--weight")
        {
            Description = "A column of the file with how often each label was seen; adds shares weighted by it.",
            HelpName = "COLUMN",
        };
        var taxonomy = new Option<string>("--taxonomy")
        {
            Description = "The taxonomy that the map is for.",
            DefaultValueFactory = _ => "fashion",
            HelpName = "NAME",
        };
        var format = TextFormat.Option(TextFormat.Table, TextFormat.Json);
        var command = new CommandWithExamples("coverage", "Says which labels of a provider the map decides: as evidence, as noise, or by "
            + "the labels beside them.")
        {
            Examples =
            [
                ("vision-adapters map coverage --provider aws-rekognition --labels labels.csv", "Lists the labels that nobody has "
                    + "decided yet."),
                ("vision-adapters map coverage --provider google-vision --labels labels.csv --weight count --format json",
                    "Weighs the labels by how often they were seen."),
            ],
        };
        foreach (var option in new Option[] { provider, labels, weight, taxonomy, format })
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var weightColumn = parsed.GetValue(weight);
            var file = parsed.GetValue(labels);
            if (weightColumn is not null && file is null)
            {
                throw new UsageException("--weight names a column of a file: give --labels FILE.csv too.");
            }

            var catalog = new TaxonomyCatalog();
            var mapName = ProviderAssembly.ReadProviders(parsed).MapOf(parsed.GetValue(provider)!);
            var map = catalog.LoadProviderMap(mapName, catalog.LoadTaxonomy(parsed.GetValue(taxonomy)!));
            var coverage = file is null ? MapCoverage.Create(map) : MapCoverage.Create(map, VocabularyFile.Read(file, weightColumn));
            if (parsed.GetValue(format) == TextFormat.Json)
            {
                screen.Output.WriteLine(JsonText.Pretty(Json(coverage, weightColumn)));
            }
            else
            {
                Write(screen, coverage, weightColumn);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static JsonObject Json(MapCoverage coverage, string? weightColumn)
    {
        var json = new JsonObject
        {
            ["provider"] = coverage.Map.Provider,
            ["labels"] = coverage.Labels.Count,
            ["mapped"] = coverage.Count(LabelDecision.Mapped),
            ["noise"] = coverage.Count(LabelDecision.Noise),
            ["ambiguous"] = coverage.Count(LabelDecision.Ambiguous),
            ["undecided"] = JsonText.Array(Undecided(coverage).Select(label => (JsonNode?)JsonValue.Create(label.Name))),
        };
        if (weightColumn is not null)
        {
            json["weighted"] = new JsonObject
            {
                ["column"] = weightColumn,
                ["total"] = coverage.Labels.Sum(label => label.Label.Weight),
                ["mapped"] = Share(coverage, LabelDecision.Mapped),
                ["noise"] = Share(coverage, LabelDecision.Noise),
                ["ambiguous"] = Share(coverage, LabelDecision.Ambiguous),
                ["undecided"] = Share(coverage, LabelDecision.Undecided),
            };
        }

        return json;
    }

    private static void Write(Screen screen, MapCoverage coverage, string? weightColumn)
    {
        string[] headers = weightColumn is null ? ["", "Labels", "Share"] : ["", "Labels", "Share", $"Share by {weightColumn}"];
        var rows = Order.Select(decision => Row(coverage, decision, weightColumn is not null));
        screen.Output.WriteLine(PlainText.From($"{coverage.Map.Provider}, map {coverage.Map}: {coverage.Labels.Count} labels"));
        TableWriter.Write(screen.Tables, headers, rows, 1, 2, 3);
        var undecided = Undecided(coverage).ToList();
        foreach (var label in undecided.Take(MaxListed))
        {
            screen.Output.WriteLine(PlainText.From($"undecided: {label.Name}{(label.Id is null ? "" : $" ({label.Id})")}"));
        }

        if (undecided.Count > MaxListed)
        {
            screen.Output.WriteLine($"and {undecided.Count - MaxListed} more; --format json lists all.");
        }
    }

    private static string[] Row(MapCoverage coverage, LabelDecision decision, bool isWeighted)
    {
        var count = coverage.Count(decision);
        string[] row = [decision.ToString().ToLowerInvariant(), count.ToString(CultureInfo.InvariantCulture), Percent(
            (double)count / coverage.Labels.Count)];
        return isWeighted ? [.. row, Percent(Share(coverage, decision) ?? 0)] : row;
    }

    /// <summary>The undecided labels, those that count most first.</summary>
    private static IEnumerable<VocabularyLabel> Undecided(MapCoverage coverage) =>
        coverage.Labels.Where(label => label.Decision == LabelDecision.Undecided)
            .Select(label => label.Label)
            .OrderByDescending(label => label.Weight);

    private static double? Share(MapCoverage coverage, LabelDecision decision)
    {
        var total = coverage.Labels.Sum(label => label.Label.Weight);
        return total > 0 ? coverage.Weight(decision) / total : null;
    }

    private static string Percent(double share) => double.IsNaN(share) ? "-" : share.ToString("0.0 %", CultureInfo.InvariantCulture);
}
