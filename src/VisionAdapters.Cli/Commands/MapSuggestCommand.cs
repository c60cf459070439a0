using System.CommandLine;
using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>map suggest</c>: proposes what undecided labels might mean.</summary>
internal static class MapSuggestCommand
{
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
            Description = "The provider's labels, as for 'map coverage'. Default: the labels of the answers.",
            HelpName = "FILE.csv",
        };
        var weight = new Option<string?>("--weight")
        {
            Description = "A column of the file with how often each label was seen: frequent ones come first.",
            HelpName = "COLUMN",
        };
        var answers = new Option<string?>("--answers")
        {
            Description = "Recorded answers of the provider, whose 'id' is the image.",
            HelpName = "FILE",
        };
        var truth = new Option<string?>("--truth")
        {
            Description = "The true values of the answers' images: image,facet,value.",
            HelpName = "L.csv",
        };
        var taxonomy = new Option<string>("--taxonomy")
        {
            Description = "The taxonomy that the map is for.",
            DefaultValueFactory = _ => "fashion",
            HelpName = "NAME",
        };
        var unmapped = new Option<bool>("--unmapped")
        {
            Description = "Look at labels that the map does not decide. That is all there is, and the default.",
        };
        var format = TextFormat.Option(TextFormat.Table, TextFormat.Json);
        var command = new CommandWithExamples("suggest", "Proposes what undecided labels might mean, by their names and by what is true "
            + "where they stand. Changes nothing: you decide.")
        {
            Examples =
            [
                ("vision-adapters map suggest --provider aws-rekognition --labels labels.csv", "Compares names."),
                ("vision-adapters map suggest --answers answers.jsonl --truth labels.csv", "Ranks by the recall that a rule would win."),
            ],
        };
        foreach (var option in new Option[] { provider, labels, weight, answers, truth, taxonomy, unmapped, format })
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var (labelFile, answerFile, truthFile) = (parsed.GetValue(labels), parsed.GetValue(answers), parsed.GetValue(truth));
            if ((answerFile is null) != (truthFile is null) || (labelFile ?? answerFile) is null)
            {
                throw new UsageException("Give --labels FILE.csv, or --answers FILE with --truth L.csv, or all of them.");
            }

            var catalog = new TaxonomyCatalog();
            var definition = catalog.LoadTaxonomy(parsed.GetValue(taxonomy)!);
            var providers = ProviderAssembly.ReadProviders(parsed);
            var map = catalog.LoadProviderMap(providers.MapOf(parsed.GetValue(provider)!), definition);
            var labeled = answerFile is null ? [] : LabeledAnswers.Read(answerFile, truthFile!, map, providers);
            var vocabulary = labelFile is null ? LabeledAnswers.LabelsOf(labeled) : VocabularyFile.Read(labelFile, parsed.GetValue(weight));
            var suggestions = MapSuggester.Suggest(map, vocabulary, labeled);
            SuggestionView.Write(screen, suggestions, parsed.GetValue(format)!);
            return ExitCode.Done;
        });
        return command;
    }
}
