using System.CommandLine;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>tag</c>: tags images and maps the tags onto the taxonomy.</summary>
internal static class TagCommand
{
    public static Command Create(Screen screen)
    {
        var images = new Argument<string[]>("image|folder|uri")
        {
            Description = "Images, folders (with everything below them), or addresses (http, https, gs, s3).",
            Arity = ArgumentArity.OneOrMore,
        };
        var provider = new Option<string>("--provider")
        {
            Description = $"Who tags: {string.Join(", ", ShippedProviders.Ids)}.",
            DefaultValueFactory = _ => ShippedProviders.DefaultId,
            HelpName = "ID",
        };
        var taxonomy = new Option<string>("--taxonomy")
        {
            Description = "The taxonomy to map the tags onto.",
            DefaultValueFactory = _ => "fashion",
            HelpName = "NAME",
        };
        var raw = new Option<bool>("--raw") { Description = "Print the provider's own tags instead of taxonomy values." };
        var items = new Option<bool>("--items") { Description = "Describe each item of a photo by itself, such as what a person wears." };
        var finder = new Option<string?>("--finder")
        {
            Description = "Who finds the items: a provider that tells where things are. By default the first cloud that is set up.",
            HelpName = "ID",
        };
        var draw = new Option<string?>("--draw")
        {
            Description = "A folder for a copy of each photo with its items framed and named.",
            HelpName = "DIR",
        };
        var format = TextFormat.Option(TextFormat.Table, TextFormat.Json, "jsonl", "csv");
        var command = new CommandWithExamples("tag", "Tags images and maps the tags onto the taxonomy.")
        {
            Examples =
            [
                ("vision-adapters tag shirt.jpg", "Says what the shirt is, with the local model."),
                ("vision-adapters tag photos/ --format jsonl > tags.jsonl", "One JSON line for each image below a folder."),
                ("vision-adapters tag photos/ --format csv > predictions.csv", "Predictions that 'bakeoff score' reads."),
                ("vision-adapters tag street.jpg --items --finder google-vision --draw found/",
                    "Finds what a person wears, describes each thing, and draws a picture of it."),
            ],
        };
        command.Add(images);
        command.Add(provider);
        command.Add(taxonomy);
        command.Add(raw);
        command.Add(items);
        command.Add(finder);
        command.Add(draw);
        command.Add(format);
        command.SetAction((parsed, cancellationToken) =>
        {
            var session = new TagSession(
                parsed.GetValue(provider)!,
                ProviderAssembly.ReadProviders(parsed),
                parsed.GetValue(taxonomy)!,
                parsed.GetValue(raw),
                ItemRequest.From(parsed.GetValue(items), parsed.GetValue(finder), parsed.GetValue(draw)),
                screen);
            return session.RunAsync(ImageInputs.Expand(parsed.GetRequiredValue(images)), parsed.GetValue(format)!, cancellationToken);
        });
        return command;
    }
}
