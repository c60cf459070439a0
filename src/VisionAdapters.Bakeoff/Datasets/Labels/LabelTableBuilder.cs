using System.Globalization;

namespace VisionAdapters.Bakeoff;

/// <summary>Gathers rows of a labels file: filters the split, skips duplicates, and finds each image.</summary>
internal sealed class LabelTableBuilder(LabeledSetRequest request, ImageStore images)
{
    private readonly Dictionary<string, long?> _lines = new(StringComparer.Ordinal);
    private readonly SplitFilter _split = new(request.Configuration.Split);
    private readonly StringPool _pool = new();
    private readonly List<LabelRow> _rows = [];

    public IReadOnlyList<LabelRow> Rows => _rows;

    /// <summary>Adds the row of an image unless it is a duplicate, of another split, or without its image.</summary>
    /// <param name="line">The row's line.</param>
    /// <param name="id">The text of the image column.</param>
    /// <param name="split">The text of the split column.</param>
    /// <param name="group">The text of the group column.</param>
    /// <param name="makeLabels">Makes the labels of a row that is kept.</param>
    public void Add(long line, string? id, string? split, string? group, Func<string?[]> makeLabels)
    {
        id = id?.Trim();
        if (string.IsNullOrEmpty(id))
        {
            request.Report(DatasetProblemKind.BadRow, $"the row names no image: '{request.Configuration.ImageColumn}' is empty", line);
            return;
        }

        // Over all splits: an image in two of them would be trained on and tested on.
        if (!_lines.TryAdd(id, line))
        {
            request.Report(DatasetProblemKind.DuplicateImage, $"the image '{id}' has another row, first in line {_lines[id]}", line);
            return;
        }

        if (_split.Accepts(split) && request.FindImage(images, NameFile(id), line) is { } image)
        {
            _rows.Add(new LabelRow { Id = id, Image = image, Line = line, Split = split, Group = Keep(group), Labels = makeLabels() });
        }
    }

    /// <summary>Tells whether a row of any split named the image.</summary>
    public bool Knows(string id) => _lines.ContainsKey(id);

    /// <summary>Keeps one string for each distinct label: a set repeats few labels many times.</summary>
    public string? Keep(string? label) => _pool.GetOrNull(label);

    public void ThrowIfNoneOfSplit() => _split.ThrowIfNoneAccepted(request.Configuration.Path);

    private string NameFile(string id)
    {
        var extension = request.Configuration.ImageExtension;
        var name = extension is null || id.EndsWith(extension, StringComparison.OrdinalIgnoreCase) ? id : id + extension;
        name = name.Replace('\\', '/');
        return name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
    }
}

/// <summary>Keeps one string per distinct label.</summary>
internal sealed class StringPool
{
    private readonly Dictionary<string, string> _strings = new(StringComparer.Ordinal);

    public string? GetOrNull(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        text = text.Trim();
        if (!_strings.TryGetValue(text, out var kept))
        {
            _strings.Add(text, kept = text);
        }

        return kept;
    }
}

/// <summary>Chooses the rows of one split and remembers which splits there were, for the message when none is left.</summary>
internal sealed class SplitFilter(string? wanted)
{
    private readonly SortedDictionary<string, int> _seen = new(StringComparer.Ordinal);

    public bool Accepts(string? split)
    {
        if (wanted is null)
        {
            return true;
        }

        split = split?.Trim() ?? "";
        _seen[split] = _seen.GetValueOrDefault(split) + 1;
        return string.Equals(split, wanted, StringComparison.Ordinal);
    }

    /// <summary>Throws when there were rows and none was of the wanted split.</summary>
    public void ThrowIfNoneAccepted(string file)
    {
        if (wanted is not null && _seen.Count > 0 && !_seen.ContainsKey(wanted))
        {
            var seen = _seen.Take(10).Select(pair => string.Create(CultureInfo.InvariantCulture, $"'{pair.Key}' ({pair.Value} rows)"));
            throw new InputFileException(
                file,
                line: null,
                $"no row is of the split '{wanted}'; there are {string.Join(", ", seen)}. "
                + "Name one of these under 'split', or leave it out to use all rows.");
        }
    }
}
