using System.CommandLine;
using System.Text.Json.Nodes;
using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>dataset inspect</c>: says what a labeled set holds and what is wrong with it.</summary>
internal static class DatasetInspectCommand
{
    public static Command Create(Screen screen)
    {
        var file = new Argument<string>("bakeoff.yaml") { Description = "The file whose 'dataset' block names the set." };
        var show = new Option<int>("--show") { Description = "How many problems to list.", DefaultValueFactory = _ => 20, HelpName = "N" };
        var format = TextFormat.Option(TextFormat.Table, TextFormat.Json);
        var command = new CommandWithExamples("inspect", "Says what a labeled set holds, by facet, and lists what is wrong with it, with "
            + "file, line and what was done about it.")
        {
            Examples = [("vision-adapters dataset inspect examples/catalogue/bakeoff.yaml", "Looks at the example set.")],
        };
        command.Add(file);
        command.Add(show);
        command.Add(FileTrust.AllowOutside);
        command.Add(format);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var configuration = BakeoffConfiguration.Load(parsed.GetRequiredValue(file), parsed.GetValue(FileTrust.AllowOutside));
            var catalog = new TaxonomyCatalog();
            var map = catalog.LoadDatasetMap(configuration.Dataset.Map!, catalog.LoadTaxonomy(configuration.Taxonomy));
            using var set = await LabeledSet.LoadAsync(
                configuration.Dataset, map, cancellationToken: cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(format) == TextFormat.Json)
            {
                screen.Output.WriteLine(JsonText.Pretty(ToJson(set)));
            }
            else
            {
                Print(set, parsed.GetValue(show), screen);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(LabeledSet set, int show, Screen screen)
    {
        screen.Output.WriteLine($"{PlainText.From(set.Name)}: {BakeoffProgressView.Count(set.Images.Count)} images");
        TableWriter.Write(
            screen.Tables,
            ["Facet", "Labeled images", "Not applicable", "Values", "Most frequent"],
            FacetContent.From(set).Select(facet => (IReadOnlyList<string>)
            [
                facet.Facet,
                BakeoffProgressView.Count(facet.Labeled),
                BakeoffProgressView.Count(facet.NotApplicable),
                BakeoffProgressView.Count(facet.Values.Count),
                string.Join(", ", facet.Values.Take(4).Select(value => $"{value.Value} {BakeoffProgressView.Count(value.Count)}")),
            ]),
            1, 2, 3);
        WriteColumns("Columns that the map does not use", set.UnmappedColumns);
        WriteColumns("Columns that the map asks for and the files do not have", set.MissingColumns);
        var rows = set.ProblemCounts.Values.Sum();
        screen.Output.WriteLine(rows == 0 ? "No problems." : rows == 1 ? "1 problem:" : $"{BakeoffProgressView.Count(rows)} problems:");
        foreach (var problem in set.Problems.Take(show))
        {
            screen.Output.WriteLine("  " + PlainText.From(problem.ToString()));
        }

        if (set.Problems.Count > show)
        {
            screen.Output.WriteLine($"  and {BakeoffProgressView.Count(set.Problems.Count - show)} more: list them with --show "
                + $"{set.Problems.Count}.");
        }

        void WriteColumns(string heading, IReadOnlyList<string> columns)
        {
            if (columns.Count > 0)
            {
                screen.Output.WriteLine(PlainText.From($"{heading}: {string.Join(", ", columns)}"));
            }
        }
    }

    private static JsonObject ToJson(LabeledSet set) => new()
    {
        ["name"] = set.Name,
        ["images"] = set.Images.Count,
        ["facets"] = JsonText.Array(FacetContent.From(set).Select(facet => new JsonObject
        {
            ["facet"] = facet.Facet,
            ["labeled"] = facet.Labeled,
            ["notApplicable"] = facet.NotApplicable,
            ["values"] = new JsonObject(
                facet.Values.Select(value => KeyValuePair.Create(value.Value, (JsonNode?)JsonValue.Create(value.Count)))),
        })),
        ["unmappedColumns"] = JsonText.Array(set.UnmappedColumns.Select(column => (JsonNode?)JsonValue.Create(column))),
        ["missingColumns"] = JsonText.Array(set.MissingColumns.Select(column => (JsonNode?)JsonValue.Create(column))),
        ["problems"] = JsonText.Array(set.Problems.Select(problem => new JsonObject
        {
            ["kind"] = problem.Kind.ToString(),
            ["file"] = problem.File,
            ["line"] = problem.Line,
            ["message"] = problem.Message,
            ["count"] = problem.Count,
            ["decision"] = problem.Decision,
        })),
    };
}
