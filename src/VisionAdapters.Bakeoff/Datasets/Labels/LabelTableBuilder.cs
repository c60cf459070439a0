namespace VisionAdapters.Bakeoff;

/// <summary>Gathers rows: filters the split, skips duplicates, and names each image's file.</summary>
internal sealed class LabelTableBuilder(DatasetConfiguration configuration, ProblemLog problems)
{
    private readonly Dictionary<string, long?> _lines = new(StringComparer.Ordinal);
    private readonly SplitFilter _split = new(configuration.Split);
    private readonly List<LabelRow> _rows = [];

    public StringPool Pool { get; } = new();

    public IReadOnlyList<LabelRow> Rows => _rows;

    /// <summary>Adds the row of an image unless it is a duplicate or of another split.</summary>
    /// <param name="file">The labels file.</param>
    /// <param name="line">The row's line.</param>
    /// <param name="image">The text of the image column.</param>
    /// <param name="split">The text of the split column.</param>
    /// <param name="makeCells">Makes the cells of a row that is kept.</param>
    public void Add(string file, long? line, string? image, string? split, Func<string?[]> makeCells)
    {
        image = image?.Trim();
        if (string.IsNullOrEmpty(image))
        {
            problems.Add(DatasetProblemKind.BadRow, file, line, $"the row names no image: '{configuration.ImageColumn}' is empty");
            return;
        }

        // Over all splits: an image in two of them would be trained on and tested on.
        if (!_lines.TryAdd(image, line))
        {
            var first = _lines[image] is { } firstLine ? $", first in line {firstLine}" : string.Empty;
            problems.Add(DatasetProblemKind.DuplicateImage, file, line, $"the image '{image}' has another row{first}");
            return;
        }

        if (_split.Accepts(split))
        {
            _rows.Add(new LabelRow(image, NameFile(image), line, makeCells()));
        }
    }

    /// <summary>Tells whether a row of any split named the image.</summary>
    public bool Knows(string image) => _lines.ContainsKey(image);

    public void ThrowIfNoneOfSplit(string file) => _split.ThrowIfNoneAccepted(file);

    private string NameFile(string image)
    {
        var extension = configuration.ImageExtension;
        var name = extension is null || image.EndsWith(extension, StringComparison.OrdinalIgnoreCase) ? image : image + extension;
        name = name.Replace('\\', '/');
        return name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
    }
}
