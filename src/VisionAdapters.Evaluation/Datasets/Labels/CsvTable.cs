using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace VisionAdapters.Evaluation;

/// <summary>Reads a CSV file row by row, with its header, line numbers and malformed rows told apart.</summary>
internal sealed class CsvTable : IDisposable
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly CsvParser _parser;
    private bool _malformed;

    public CsvTable(TextReader reader, string file)
    {
        File = file;
        _parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            TrimOptions = TrimOptions.Trim,
            BadDataFound = _ => _malformed = true,
        });
        if (!ReadRecord())
        {
            throw new InputFileException(file, line: null, "the file is empty: it needs a header line that names its columns.");
        }

        Header = _parser.Record!;
    }

    public string File { get; }

    public IReadOnlyList<string> Header { get; }

    /// <summary>Gets the line that the current row starts in, counted from 1.</summary>
    public long Line { get; private set; }

    public string this[int column] => _parser[column];

    public static CsvTable Open(string file)
    {
        try
        {
            return new CsvTable(new StreamReader(file, StrictUtf8, detectEncodingFromByteOrderMarks: true), file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputFileException(file, line: null, $"the file cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Finds a column, or returns -1. A name that occurs twice is an error, since either could be meant.</summary>
    public int Find(string column)
    {
        var found = -1;
        for (var index = 0; index < Header.Count; index++)
        {
            if (string.Equals(Header[index], column, StringComparison.Ordinal))
            {
                found = found < 0 ? index : throw new InputFileException(File, 1, $"the column '{column}' occurs twice: rename one of the two.");
            }
        }

        return found;
    }

    /// <summary>Finds a column that must be there.</summary>
    public int Require(string column, string setting)
    {
        var found = Find(column);
        return found >= 0
            ? found
            : throw new InputFileException(File, 1, $"there is no column '{column}'; the columns are {string.Join(", ", Header)}. Name the right one under '{setting}'.");
    }

    /// <summary>Moves to the next row.</summary>
    /// <param name="fault">Why the row is malformed; null when it is well formed.</param>
    /// <returns>False at the end of the file.</returns>
    public bool Read(out string? fault)
    {
        fault = null;
        if (!ReadRecord())
        {
            return false;
        }

        if (_malformed)
        {
            fault = "a quotation mark stands where none may: double it inside a quoted field, and close each quoted field";
        }
        else if (_parser.Count != Header.Count)
        {
            fault = $"the row has {_parser.Count} fields and the header {Header.Count}: quote fields that hold commas";
        }

        return true;
    }

    public void Dispose() => _parser.Dispose();

    private bool ReadRecord()
    {
        _malformed = false;
        try
        {
            var found = _parser.Read();
            Line = _parser.RawRow - (found && _parser.RawRecord is { } raw ? raw.AsSpan().TrimEnd("\r\n").Count('\n') : 0);
            return found;
        }
        catch (DecoderFallbackException exception)
        {
            throw new InputFileException(File, _parser.RawRow + 1, "the file is not UTF-8 from about here on: save it as UTF-8.", exception);
        }
        catch (CsvHelperException exception)
        {
            throw new InputFileException(File, _parser.RawRow, $"the file is no CSV: {exception.Message}", exception);
        }
    }
}
