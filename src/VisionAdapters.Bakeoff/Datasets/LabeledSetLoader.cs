using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>Loads one labeled set: labels, then images, then values.</summary>
internal sealed class LabeledSetLoader(DatasetConfiguration configuration, DatasetMap map, CancellationToken cancellationToken)
{
    private const string DefaultLabelColumn = "label";

    private readonly ProblemLog _problems = new();

    public LabeledSet Load()
    {
        var (table, store) = Open();
        try
        {
            if (table.Columns.Count == 0)
            {
                throw new InputFileException(
                    configuration.Path,
                    line: null,
                    $"none of the columns that the map {map.Id} names ({string.Join(", ", map.Columns.Select(column => column.Name))}) is here. Choose the map of this set under 'map'.");
            }

            return Build(table, store);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private (LabelTable Table, ImageStore Store) Open()
    {
        var columns = map.Columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        switch (configuration.Format)
        {
            case DatasetFormat.Csv or DatasetFormat.Jsonl:
                RequireFile(configuration.Path, "path");
                if (configuration.Attributes is { } attributes)
                {
                    RequireFile(attributes, "attributes");
                }

                var table = configuration.Format == DatasetFormat.Csv
                    ? new CsvLabelReader(configuration, _problems, cancellationToken).Read(columns)
                    : new JsonlLabelReader(configuration, _problems, cancellationToken).Read(columns);
                var folder = Path.GetDirectoryName(Path.GetFullPath(configuration.Path))!;
                return (table, ImageStore.OpenPath(configuration.Images ?? folder));

            case DatasetFormat.Folder:
                var files = ImageStore.OpenPath(configuration.Images ?? configuration.Path);
                return (new FolderLabelReader(configuration, _problems).Read(files, LabelColumnOf(columns)), files);

            case DatasetFormat.FashionMnist:
                var reader = new FashionMnistReader(configuration, _problems);
                var images = reader.OpenImages();
                return (reader.Read(images, LabelColumnOf(columns)), images);

            default:
                throw new InputFileException(
                    configuration.Path,
                    line: null,
                    $"the format '{configuration.Format}' is not read yet: convert the labels to CSV or JSONL (an image column, and a column for each kind of label).");
        }
    }

    private LabeledSet Build(LabelTable table, ImageStore store)
    {
        var truth = new TruthBuilder(map, table.Columns, _problems);
        var images = new List<LabeledImage>(table.Rows.Count);
        foreach (var row in table.Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!store.Contains(row.File))
            {
                _problems.Add(DatasetProblemKind.MissingImage, configuration.Path, row.Line, $"there is no '{row.File}' in {store.Location}");
            }
            else if (store.FindFault(row.File) is { } fault)
            {
                _problems.Add(DatasetProblemKind.UnreadableImage, configuration.Path, row.Line, $"'{row.File}' in {store.Location} {fault}");
            }
            else if (truth.Build(row) is var values && Array.TrueForAll(values, value => value is null))
            {
                _problems.Add(DatasetProblemKind.UnlabeledImage, configuration.Path, row.Line, $"the image '{row.Image}' has no known label");
            }
            else
            {
                images.Add(new LabeledImage(row.Image, store, row.File, values));
            }
        }

        ThrowIfNothingIsLeft(images.Count, table.Rows.Count);
        return new LabeledSet(store)
        {
            Name = configuration.Name ?? Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(configuration.Path)),
            Taxonomy = map.Taxonomy,
            Map = map,
            Facets = truth.Facets,
            Images = images,
            Problems = _problems.Problems,
            UnmappedColumns = table.UnmappedColumns,
            MissingColumns = map.Columns.Select(column => column.Name).Except(table.Columns.Select(column => column.Name), StringComparer.Ordinal).ToArray(),
            Fingerprints = FingerprintsOf(table, store),
        };
    }

    private static SortedDictionary<string, string> FingerprintsOf(LabelTable table, ImageStore store)
    {
        var fingerprints = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (role, hash) in table.Fingerprints)
        {
            fingerprints.Add(role, hash);
        }

        if (store.Fingerprint is { } images)
        {
            fingerprints.Add("images", images);
        }

        return fingerprints;
    }

    private void ThrowIfNothingIsLeft(int images, int rows)
    {
        if (images > 0)
        {
            return;
        }

        var first = _problems.Problems.Count == 0 ? string.Empty : $" The first of {_problems.Problems.Count} problems: {_problems.Problems[0]}.";
        var cure = rows == 0 ? "Add rows." : "Check 'images', 'image-extension' and 'map'.";
        throw new InputFileException(configuration.Path, line: null, $"no image is left of {rows} rows.{first} {cure}");
    }

    /// <summary>Sets without named columns have one kind of label: the map's column <c>label</c>, or its only one.</summary>
    private static string LabelColumnOf(HashSet<string> columns) => columns.Contains(DefaultLabelColumn) || columns.Count != 1 ? DefaultLabelColumn : columns.First();

    private static void RequireFile(string path, string setting)
    {
        if (!File.Exists(path))
        {
            throw new InputFileException(path, line: null, $"there is no such file: correct '{setting}'.");
        }
    }
}
