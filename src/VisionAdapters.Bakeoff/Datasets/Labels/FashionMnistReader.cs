using System.Globalization;
using VisionAdapters.Files;

namespace VisionAdapters.Bakeoff;

/// <summary>Reads the labels of Fashion-MNIST: <c>label</c> is the class's name, as its authors list them.</summary>
internal sealed class FashionMnistReader(DatasetConfiguration configuration, ProblemLog problems)
{
    private static readonly string[] Classes =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    // The authors call the test files after the ten thousand images in them.
    private string FilePrefix => configuration.Split switch
    {
        null or "test" or "t10k" => "t10k",
        "train" => "train",
        var other => throw new InputFileException(configuration.Path, line: null, $"Fashion-MNIST has no split '{other}': write 'train' or 'test' under 'split'."),
    };

    public IdxImageStore OpenImages() => new(FindFile($"{FilePrefix}-images-idx3-ubyte"));

    public LabelTable Read(IdxImageStore images, string column)
    {
        var file = FindFile($"{FilePrefix}-labels-idx1-ubyte");
        var labels = IdxFile.Read(file, dimensions: 1);
        if (labels.Data.Length != images.Count)
        {
            throw new InputFileException(file, line: null, $"there are {labels.Data.Length} labels and {images.Count} images in {images.Location}: take both files from one source.");
        }

        var split = FilePrefix == "train" ? "train" : "test";
        var rows = new List<LabelRow>(labels.Data.Length);
        for (var index = 0; index < labels.Data.Length; index++)
        {
            var name = index.ToString(CultureInfo.InvariantCulture);
            if (labels.Data[index] < Classes.Length)
            {
                rows.Add(new LabelRow($"{split}-{index:D5}", name, Line: null, [Classes[labels.Data[index]]]));
            }
            else
            {
                problems.Add(DatasetProblemKind.BadRow, file, line: null, $"the label of image {index} is {labels.Data[index]}, and the classes go from 0 to {Classes.Length - 1}");
            }
        }

        return new LabelTable
        {
            Columns = [new LabelColumn(column, file, IsAttribute: false)],
            Rows = rows,
            Fingerprints = new Dictionary<string, string>(StringComparer.Ordinal) { ["labels"] = ContentHashes.OfBytes(labels.Data) },
        };
    }

    private string FindFile(string name)
    {
        string[] candidates = [Path.Combine(configuration.Path, name + ".gz"), Path.Combine(configuration.Path, name)];
        return Array.Find(candidates, File.Exists)
            ?? throw new InputFileException(
                configuration.Path,
                line: null,
                $"there is no {name}.gz here: name the folder with the IDX files of Fashion-MNIST (Debian: apt install dataset-fashion-mnist, then /usr/share/datasets/fashion-mnist).");
    }
}
