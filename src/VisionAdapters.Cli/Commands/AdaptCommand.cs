using System.CommandLine;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>adapt</c>: trains a head of one's own on the local model's embedding.</summary>
internal static class AdaptCommand
{
    public static Command Create(Screen screen, TimeProvider time)
    {
        var labels = new Option<string>("--labels")
        {
            Description = "A csv file with a column 'image' and a column 'label', or image,facet,value.",
            Required = true,
            HelpName = "L.csv",
        };
        var images = new Option<string?>("--images")
        {
            Description = "The folder or uncompressed tar of the images. Default: the folder of the labels.",
            HelpName = "DIR",
        };
        var facet = new Option<string?>("--facet")
        {
            Description = "The facet whose values the labels are. Without it, and without a map, they are words of your own.",
            HelpName = "F",
        };
        var output = new Option<string>("--output", "-o") { Description = "The head to write.", Required = true, HelpName = "HEAD" };
        var map = new Option<string?>("--map")
        {
            Description = "The dataset map that says what the labels mean: the name of one that ships, or a file.",
            HelpName = "MAP",
        };
        var taxonomy = new Option<string>("--taxonomy")
        {
            Description = "The taxonomy of the facet.",
            DefaultValueFactory = _ => "fashion",
            HelpName = "NAME",
        };
        var imageColumn = new Option<string>("--image-column")
        {
            Description = "The column that names the image.",
            DefaultValueFactory = _ => "image",
            HelpName = "C",
        };
        var extension = new Option<string?>("--image-extension")
        {
            Description = "Appended where the column holds bare ids, such as .jpg.",
            HelpName = "EXT",
        };
        var labelColumn = new Option<string?>("--label-column")
        {
            Description = "The column that holds the label. Default: the map's, or 'label'.",
            HelpName = "C",
        };
        var groupColumn = new Option<string?>("--group-column")
        {
            Description = "A column, such as the sender: images that agree in it are never both learned from and measured on.",
            HelpName = "C",
        };
        var split = new Option<string?>("--split") { Description = "Only rows of this split.", HelpName = "S" };
        var splitColumn = new Option<string>("--split-column")
        {
            Description = "The column that names the split.",
            DefaultValueFactory = _ => "split",
            HelpName = "C",
        };
        var most = new Option<int?>("--max-per-class")
        {
            Description = "At most this many images of a class, drawn by the seed.",
            HelpName = "N",
        };
        var least = new Option<int>("--min-per-class")
        {
            Description = "With fewer images of a class the training is refused.",
            DefaultValueFactory = _ => 10,
            HelpName = "N",
        };
        var dropRare = new Option<bool>("--drop-rare") { Description = "Leave classes with fewer images out instead." };
        var balance = new Option<double>("--class-balance")
        {
            Description = "1 weighs all classes alike, 0 every image.",
            DefaultValueFactory = _ => 1,
            HelpName = "B",
        };
        var folds = new Option<int>("--folds")
        {
            Description = "Folds of the cross-validation.",
            DefaultValueFactory = _ => 5,
            HelpName = "N",
        };
        var seed = new Option<int>("--seed") { Description = "Draws folds and images.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var id = new Option<string?>("--head-id")
        {
            Description = "The head's id. Default: the facet, which takes the place of the model's head of that id.",
            HelpName = "ID",
        };
        var model = new Option<string?>("--model")
        {
            Description = "The sidecar of another model with an embedding. Default: the fashion model.",
            HelpName = "SIDECAR",
        };
        var fold = new Option<string?>("--fold-into")
        {
            Description = "Also writes a new ONNX model that holds the head, and this sidecar for it.",
            HelpName = "SIDECAR",
        };
        var keep = new Option<bool>("--keep") { Description = "Write the head even when the images do not show that it is better." };
        var format = TextFormat.Option(TextFormat.Table, TextFormat.Json);
        var command = new CommandWithExamples("adapt", "Trains a new head, or one that replaces a head of the local model, on labeled "
            + "images of yours: in seconds, on a processor. Prints what improved on held-out images and what did not, and writes nothing "
                + "when the images are too few to tell.")
        {
            Examples =
            [
                ("vision-adapters adapt --labels my.csv --images photos/ --facet neckline --output neckline.head.json",
                    "Replaces the head 'neckline'; the labels are values of the facet."),
                ("vision-adapters adapt --labels my.csv --images photos/ --output fits.head.json --head-id our-fits",
                    "A new head with words of your own."),
                ("vision-adapters adapt --labels clothing-cc0.csv --images clothing-cc0.tar --image-extension .jpg --split train --map "
                    + "clothing-cc0 --facet category --group-column sender_id --output cc0.head.json", "Labels that a dataset map "
                        + "explains; photos of one sender stay together."),
            ],
        };
        Option[] all =
        [
            labels, images, facet, output, map, taxonomy, imageColumn, extension, labelColumn, groupColumn, split, splitColumn,
            most, least, dropRare, balance, folds, seed, id, model, fold, keep, format,
        ];
        foreach (var option in all)
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => new AdaptSession(
            new AdaptOptions
            {
                Labels = parsed.GetRequiredValue(labels),
                Images = parsed.GetValue(images),
                Facet = parsed.GetValue(facet),
                Output = parsed.GetRequiredValue(output),
                Map = parsed.GetValue(map),
                Taxonomy = parsed.GetValue(taxonomy)!,
                ImageColumn = parsed.GetValue(imageColumn)!,
                ImageExtension = parsed.GetValue(extension),
                LabelColumn = parsed.GetValue(labelColumn),
                GroupColumn = parsed.GetValue(groupColumn),
                Split = parsed.GetValue(split),
                SplitColumn = parsed.GetValue(splitColumn)!,
                MaxPerClass = parsed.GetValue(most) is not < 1
                    ? parsed.GetValue(most)
                    : throw new UsageException("--max-per-class must be at least 1."),
                MinPerClass = parsed.GetValue(least),
                DropRare = parsed.GetValue(dropRare),
                ClassBalance = parsed.GetValue(balance),
                Folds = parsed.GetValue(folds),
                Seed = parsed.GetValue(seed),
                HeadId = parsed.GetValue(id),
                Model = parsed.GetValue(model),
                FoldInto = parsed.GetValue(fold),
                Keep = parsed.GetValue(keep),
                Format = parsed.GetValue(format)!,
            },
            screen,
            time).RunAsync(cancellationToken));
        return command;
    }
}
