using System.Globalization;
using VisionAdapters.Files;

namespace VisionAdapters.Bakeoff;

/// <summary>Reads the labels of Fashion-MNIST: <c>label</c> is the class's name, as its authors list them.</summary>
internal sealed class FashionMnistReader : ILabeledSetReader
{
    private static readonly string[] Classes =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    public string Format => "fashion-mnist";

    public Task<LabelTable> ReadAsync(LabeledSetRequest request, CancellationToken cancellationToken)
    {
        var folder = request.Configuration.Path;
        var (split, prefix) = FindSplit(request.Configuration);
        var images = request.Own(new IdxImageStore(FindFile(folder, $"{prefix}-images-idx3-ubyte")));
        var file = FindFile(folder, $"{prefix}-labels-idx1-ubyte");
        var labels = IdxFile.Read(file, dimensions: 1);
        if (labels.Data.Length != images.Count)
        {
            throw new InputFileException(
                file,
                line: null,
                $"there are {labels.Data.Length} labels and {images.Count} images in {images.Location}: take both files from one source.");
        }

        var rows = new List<LabelRow>(labels.Data.Length);
        for (var index = 0; index < labels.Data.Length; index++)
        {
            if (labels.Data[index] < Classes.Length)
            {
                rows.Add(new LabelRow
                {
                    Id = string.Create(CultureInfo.InvariantCulture, $"{split}-{index:D5}"),
                    Image = images.Open(index.ToString(CultureInfo.InvariantCulture)),
                    Labels = [Classes[labels.Data[index]]],
                    Split = split,
                });
            }
            else
            {
                request.Report(
                    DatasetProblemKind.BadRow,
                    $"the label of image {index} is {labels.Data[index]}, and the classes go from 0 to {Classes.Length - 1}",
                    line: null,
                    file);
            }
        }

        return Task.FromResult(new LabelTable
        {
            Columns = [new LabelColumn { Name = request.LabelColumn, File = file }],
            Rows = rows,
            Fingerprints = new Dictionary<string, string>(StringComparer.Ordinal) { ["labels"] = ContentHashes.OfBytes(labels.Data) },
        });
    }

    // The authors call the test files after the ten thousand images in them.
    private static (string Split, string Prefix) FindSplit(DatasetConfiguration configuration) => configuration.Split switch
    {
        null or "test" or "t10k" => ("test", "t10k"),
        "train" => ("train", "train"),
        var other => throw new InputFileException(
            configuration.Path, line: null, $"Fashion-MNIST has no split '{other}': write 'train' or 'test' under 'split'."),
    };

    private static string FindFile(string folder, string name)
    {
        string[] candidates = [Path.Combine(folder, name + ".gz"), Path.Combine(folder, name)];
        return Array.Find(candidates, File.Exists)
            ?? throw new InputFileException(
                folder,
                line: null,
                $"there is no {name}.gz here: name the folder with the IDX files of Fashion-MNIST "
                + "(Debian: apt install dataset-fashion-mnist, then /usr/share/datasets/fashion-mnist).");
    }
}
