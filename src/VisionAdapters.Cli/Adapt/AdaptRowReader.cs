using VisionAdapters.Files;

namespace VisionAdapters.Cli;

/// <summary>Reads a labels file: a column for the image and one for its label, or <c>image,facet,value</c> with one facet or
/// several.</summary>
internal sealed class AdaptRowReader
{
    private const string DefaultLabelColumn = "label";

    private readonly AdaptOptions _options;
    private readonly string? _facet;
    private readonly CsvTable _table;

    private AdaptRowReader(AdaptOptions options, CsvTable table, string? facet)
    {
        _options = options;
        _facet = facet;
        _table = table;
    }

    /// <summary>Reads the rows that have a label.</summary>
    /// <param name="options">The file and its columns.</param>
    /// <param name="column">The label column, when a map names it.</param>
    /// <param name="facet">The facet to take of a file of several; null takes the only one.</param>
    /// <exception cref="InputFileException">The file cannot be read or lacks a column.</exception>
    public static IReadOnlyList<AdaptRow> Read(AdaptOptions options, string? column, string? facet)
    {
        using var table = CsvTable.Open(options.Labels);
        return new AdaptRowReader(options, table, facet).Read(column);
    }

    private List<AdaptRow> Read(string? column)
    {
        var image = Require(_options.ImageColumn, "--image-column");
        var isLong = column is null && _options.LabelColumn is null && Find("facet") >= 0 && Find("value") >= 0;
        var facet = isLong ? Find("facet") : -1;
        var usual = Find(DefaultLabelColumn) >= 0 ? DefaultLabelColumn : _facet ?? DefaultLabelColumn;
        var label = isLong ? Find("value") : Require(_options.LabelColumn ?? column ?? usual, "--label-column");
        var group = _options.GroupColumn is { } name ? Require(name, "--group-column") : -1;
        var split = _options.Split is null ? -1 : Require(_options.SplitColumn, "--split-column");
        var rows = new List<AdaptRow>();
        var facets = new HashSet<string>(StringComparer.Ordinal);
        while (_table.Read())
        {
            if (facet >= 0)
            {
                facets.Add(_table[facet]);
            }

            if (_table[label].Length > 0 && (facet < 0 || _facet is null || _table[facet] == _facet))
            {
                rows.Add(new AdaptRow(_table[image], _table[label], Cell(group), Cell(split), _table.Line));
            }
        }

        return _facet is null && facets.Count > 1
            ? throw new UsageException($"{_options.Labels} has labels of several facets "
                + $"({MessageText.List([.. facets.Order(StringComparer.Ordinal)])}): choose one with --facet.")
            : rows;
    }

    private string? Cell(int column) => column < 0 || _table[column] is not { Length: > 0 } text ? null : text;

    private int Find(string column) => _table.Find(column);

    private int Require(string column, string option) => _table.Require(column, $"Name the right one with {option}.");
}

/// <summary>A row of a labels file.</summary>
internal readonly record struct AdaptRow(string Image, string Label, string? Group, string? Split, long Line);
