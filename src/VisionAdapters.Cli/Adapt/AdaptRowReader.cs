using System.Text;
using CsvHelper;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Cli;

/// <summary>Reads a labels file: a column for the image and one for its label, or <c>image,facet,value</c> with one facet or
/// several.</summary>
internal sealed class AdaptRowReader
{
    private const string DefaultLabelColumn = "label";

    private readonly AdaptOptions _options;
    private readonly string? _facet;
    private readonly CsvReader _reader;
    private readonly string[] _header;

    private AdaptRowReader(AdaptOptions options, CsvReader reader, string? facet)
    {
        _options = options;
        _facet = facet;
        _reader = reader;
        reader.ReadHeader();
        _header = [.. reader.Headers];
    }

    /// <summary>Reads the rows that have a label.</summary>
    /// <param name="options">The file and its columns.</param>
    /// <param name="column">The label column, when a map names it.</param>
    /// <param name="facet">The facet to take of a file of several; null takes the only one.</param>
    /// <exception cref="InputFileException">The file cannot be read or lacks a column.</exception>
    public static IReadOnlyList<AdaptRow> Read(AdaptOptions options, string? column, string? facet)
    {
        try
        {
            using var reader = CsvReader.Create(new StreamReader(options.Labels, Encoding.UTF8), new CsvReaderOptions
            {
                Separator = ',',
                TrimWhitespace = true,
                TrackLineNumbers = true,
                MalformedData = CsvMalformedDataHandling.Throw,
                FieldCountMismatch = CsvFieldCountHandling.Throw,
            });
            return new AdaptRowReader(options, reader, facet).Read(column);
        }
        catch (CsvFormatException exception)
        {
            throw new InputFileException(options.Labels, exception.LineNumber > 0 ? exception.LineNumber : null, $"the row is malformed; give every row the header's columns, and quote cells that hold commas ({exception.Message})", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputFileException(options.Labels, line: null, $"the labels cannot be read: {exception.Message}", exception);
        }
    }

    private List<AdaptRow> Read(string? column)
    {
        var image = Require(_options.ImageColumn, "--image-column");
        var isLong = column is null && _options.LabelColumn is null && Find("facet") >= 0 && Find("value") >= 0;
        var facet = isLong ? Find("facet") : -1;
        var label = isLong ? Find("value") : Require(_options.LabelColumn ?? column ?? (Find(DefaultLabelColumn) >= 0 ? DefaultLabelColumn : _facet ?? DefaultLabelColumn), "--label-column");
        var group = _options.GroupColumn is { } name ? Require(name, "--group-column") : -1;
        var split = _options.Split is null ? -1 : Require(_options.SplitColumn, "--split-column");
        var rows = new List<AdaptRow>();
        var facets = new HashSet<string>(StringComparer.Ordinal);
        while (_reader.Read())
        {
            if (facet >= 0)
            {
                facets.Add(_reader.GetString(facet));
            }

            if (_reader.GetString(label).Length > 0 && (facet < 0 || _facet is null || _reader.GetString(facet) == _facet))
            {
                rows.Add(new AdaptRow(_reader.GetString(image), _reader.GetString(label), Cell(group), Cell(split), _reader.LineNumber));
            }
        }

        return _facet is null && facets.Count > 1
            ? throw new UsageException($"{_options.Labels} has labels of several facets ({string.Join(", ", facets.Order(StringComparer.Ordinal))}): choose one with --facet.")
            : rows;
    }

    private string? Cell(int column) => column < 0 || _reader.GetString(column) is not { Length: > 0 } text ? null : text;

    private int Find(string column) => Array.IndexOf(_header, column);

    private int Require(string column, string option) => Find(column) is var found and >= 0
        ? found
        : throw new InputFileException(_options.Labels, 1, $"there is no column '{column}'; the columns are {string.Join(", ", _header)}. Name the right one with {option}.");
}
