using VisionAdapters.Files;

namespace VisionAdapters.Bakeoff;

/// <summary>The formats that labeled sets are read from: those of this package, and any of your own.</summary>
public sealed class LabeledSetReaders
{
    private readonly string[] _formats;

    /// <summary>Initializes a new instance of the <see cref="LabeledSetReaders"/> class.</summary>
    /// <param name="readers">The readers, in the order in which to name them to a user. The list is copied.</param>
    /// <exception cref="ArgumentException">Two readers have the same format.</exception>
    public LabeledSetReaders(IEnumerable<ILabeledSetReader> readers)
    {
        ArgumentNullException.ThrowIfNull(readers);
        All = [.. readers];
        _formats = [.. All.Select(reader => reader.Format)];
        if (_formats.CountBy(format => format, StringComparer.Ordinal).FirstOrDefault(format => format.Value > 1).Key is { } twice)
        {
            throw new ArgumentException($"Two readers have the format '{twice}'; keep one of them.", nameof(readers));
        }
    }

    /// <summary>
    /// Gets the readers of this package: <c>csv</c>, <c>jsonl</c>, <c>folder</c> (one folder for each class) and <c>fashion-mnist</c> (IDX
    /// files).
    /// </summary>
    public static LabeledSetReaders Default { get; } =
        new([new CsvLabelReader(), new JsonlLabelReader(), new FolderLabelReader(), new FashionMnistReader()]);

    /// <summary>Gets the readers, in the order in which to name them to a user.</summary>
    public IReadOnlyList<ILabeledSetReader> All { get; }

    /// <summary>Adds a reader. One of the same format is replaced and keeps its position.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The formats with the new one; these stay as they are.</returns>
    public LabeledSetReaders With(ILabeledSetReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var replaced = All.Select(known => known.Format == reader.Format ? reader : known).ToList();
        return new LabeledSetReaders(replaced.Contains(reader) ? replaced : replaced.Append(reader));
    }

    /// <summary>Finds the reader that a configuration asks for.</summary>
    /// <exception cref="InputFileException">There is no such format, or it has no options and some are given.</exception>
    internal ILabeledSetReader Find(DatasetConfiguration configuration)
    {
        var reader = All.FirstOrDefault(reader => reader.Format == configuration.Format) ?? throw Refuse(
            $"there is no format '{configuration.Format}' of labeled sets. "
                + $"{NearestName.Cure(configuration.Format, _formats, "Known formats")}");
        return configuration.Options.Count == 0 || !Default.All.Contains(reader)
            ? reader
            : throw Refuse($"the format '{configuration.Format}' has no options: remove 'options' from the dataset.");

        InputFileException Refuse(string problem) =>
            new(configuration.File ?? configuration.Path, configuration.Line > 0 ? configuration.Line : null, problem);
    }
}
