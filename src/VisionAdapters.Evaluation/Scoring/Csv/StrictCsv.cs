using System.Globalization;
using System.Text;
using CsvHelper;

namespace VisionAdapters.Evaluation;

/// <summary>Reads a csv file with a header row by row; whatever is wrong is an <see cref="InputFileException"/> with file, line and cure.</summary>
internal sealed class StrictCsv : IDisposable
{
    // No row of labels is that long: what is, is a quotation mark that nobody closed.
    private const int MaxRowBytes = 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _path;
    private readonly CsvReader _csv;
    private readonly string[] _header;

    private StrictCsv(string path, CsvReader csv)
    {
        _path = path;
        _csv = csv;
        Guard(csv.ReadHeader);
        _header = [.. csv.Headers];
        if (_header.Length == 0)
        {
            throw new InputFileException(path, 1, "the file is empty; its first line must name the columns.");
        }
    }

    /// <summary>Gets the line, counted from 1, on which the current row starts.</summary>
    public long Line => _csv.LineNumber;

    public static StrictCsv Open(string path)
    {
        StreamReader? file = null;
        try
        {
            file = new StreamReader(path, StrictUtf8, detectEncodingFromByteOrderMarks: true);
            return new StrictCsv(path, CsvReader.Create(file, new CsvReaderOptions
            {
                Separator = ',',
                TrimWhitespace = true,
                TrackLineNumbers = true,
                MaxRecordSize = MaxRowBytes,
                MalformedData = CsvMalformedDataHandling.Throw,
                FieldCountMismatch = CsvFieldCountHandling.Throw,
            }));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputFileException(path, null, $"the file cannot be read; check its path and permissions ({e.Message})", e);
        }
        catch (InputFileException)
        {
            file?.Dispose();
            throw;
        }
    }

    /// <summary>Finds a column that must be there.</summary>
    public int Column(string name)
    {
        var index = OptionalColumn(name);
        return index >= 0 ? index : throw new InputFileException(
            _path, 1, $"there is no column '{name}'; the columns are {string.Join(", ", _header)}. Name the right one '{name}'.");
    }

    /// <summary>Finds a column, or -1. A name that occurs twice is an error, since either could be meant.</summary>
    public int OptionalColumn(string name)
    {
        var index = Array.IndexOf(_header, name);
        return index == Array.LastIndexOf(_header, name)
            ? index
            : throw new InputFileException(_path, 1, $"the column '{name}' occurs twice; rename one of the two.");
    }

    public bool Read()
    {
        var read = false;
        Guard(() => read = _csv.Read());
        return read;
    }

    /// <summary>Gets a cell of the current row that must hold something.</summary>
    public string Text(int column)
    {
        var text = _csv.GetString(column);
        return text.Length > 0 ? text : throw Problem($"'{_header[column]}' is empty; fill it in or remove the row.");
    }

    /// <summary>Gets a cell that must hold a number in [0, 1].</summary>
    public double Confidence(int column)
    {
        var text = Text(column);
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            throw Problem($"'{_header[column]}' is '{text}', which is no number; write it like 0.95.");
        }

        return number is >= 0 and <= 1 ? number : throw Problem($"'{_header[column]}' is {text}; bring it into [0, 1] (divide a percentage by 100).");
    }

    public void Dispose() => _csv.Dispose();

    private InputFileException Problem(string problem) => new(_path, Line, problem);

    private void Guard(Action read)
    {
        try
        {
            read();
        }
        catch (DecoderFallbackException e)
        {
            throw new InputFileException(_path, null, $"the file is not UTF-8; save it as UTF-8 ({e.Message})", e);
        }
        catch (CsvFormatException e)
        {
            throw new InputFileException(
                _path, e.LineNumber > 0 ? e.LineNumber : null, $"the row is malformed; give every row the header's columns, and quote cells that hold commas ({e.Message})", e);
        }
    }
}
