using System.CommandLine;
using VisionAdapters.Bakeoff;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>map diff</c>: says which rules, and on recorded answers which results, two versions of a map change.</summary>
internal static class MapDiffCommand
{
    public static Command Create(Screen screen)
    {
        var old = new Argument<string>("old") { Description = "The old version: a file, or the name of a map that comes with the tool." };
        var now = new Argument<string>("new") { Description = "The new version." };
        var answers = new Option<string?>("--answers")
        {
            Description = "Recorded answers of the maps' provider: one JSON object (.json) or one a line (.jsonl); shows which results "
                + "change.",
            HelpName = "FILE",
        };
        var taxonomy = new Option<string>("--taxonomy")
        {
            Description = "The taxonomy that the maps are for.",
            DefaultValueFactory = _ => "fashion",
            HelpName = "NAME",
        };
        var oldTaxonomy = new Option<string?>("--old-taxonomy")
        {
            Description = "The taxonomy that the old version is for, when the taxonomy has changed too.",
            HelpName = "NAME",
        };
        var format = TextFormat.Option("text", TextFormat.Json);
        var command = new CommandWithExamples("diff", "Compares two versions of a provider's map: rules added, removed and changed, and "
            + "what becomes of recorded answers.")
        {
            Examples =
            [
                ("vision-adapters map diff onnx-fashion my.map.yaml", "Compares your version with the one that comes with the tool."),
                ("vision-adapters map diff old.map.yaml new.map.yaml --answers answers.jsonl", "Shows which results change, too."),
            ],
        };
        command.Add(old);
        command.Add(now);
        foreach (var option in new Option[] { answers, taxonomy, oldTaxonomy, format })
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var catalog = new TaxonomyCatalog();
            var newTaxonomy = catalog.LoadTaxonomy(parsed.GetValue(taxonomy)!);
            var before = catalog.LoadProviderMap(
                parsed.GetRequiredValue(old), parsed.GetValue(oldTaxonomy) is { } name ? catalog.LoadTaxonomy(name) : newTaxonomy);
            var after = catalog.LoadProviderMap(parsed.GetRequiredValue(now), newTaxonomy);
            var changes = MapComparison.Compare(before, after);
            var results = parsed.GetValue(answers) is { } file
                ? Results(file, before, after, ProviderAssembly.ReadProviders(parsed))
                : null;
            if (parsed.GetValue(format) == TextFormat.Json)
            {
                screen.Output.WriteLine(JsonText.Pretty(DiffView.Json(before, after, changes, results)));
            }
            else
            {
                DiffView.Write(screen.Output, before, after, changes, results);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static List<AnswerDifference> Results(string file, LabelMap before, LabelMap after, VisionProviders providers)
    {
        if (before.Provider != after.Provider)
        {
            throw new UsageException(
                $"The maps are of two providers, {before.Provider} and {after.Provider}: no answer goes through both.");
        }

        var (old, now) = (new TagMapper(before), new TagMapper(after));
        return
        [
            .. AnswerFile.Read(file, after, providers).Select((answer, index) =>
            {
                var (was, becomes) = (old.Map(answer.Response), now.Map(answer.Response));
                return new AnswerDifference(
                    answer.Id ?? $"answer {index + 1}",
                    MappingComparison.CompareBest(was, becomes),
                    MappingComparison.Compare(was, becomes));
            }),
        ];
    }
}
