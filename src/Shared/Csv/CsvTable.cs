using System.Text;
using CsvHelper;

namespace VisionAdapters.Files;

/// <summary>
/// Reads a CSV file with a header row by row. Whatever is wrong is an <see cref="InputFileException"/> with file, line and cure; malformed
/// rows are instead reported and skipped when the caller listens to them.
/// </summary>
internal sealed class CsvTable : IDisposable
{
    // No row of labels is that long: what is, is a quotation mark that nobody closed.
    private const int MaxRowBytes = 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly CsvReader _reader;

    /// <summary>Initializes a new instance of the <see cref="CsvTable"/> class and reads the header.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="onBadRow">Is told of each malformed row, by its line and what is wrong; null makes the first one an error.</param>
    public CsvTable(TextReader text, string file, Action<long, string>? onBadRow = null)
    {
        File = file;
        _reader = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = ',',
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MaxRecordSize = MaxRowBytes,
            MalformedData = onBadRow is null ? CsvMalformedDataHandling.Throw : CsvMalformedDataHandling.Skip,
            FieldCountMismatch = onBadRow is null ? CsvFieldCountHandling.Throw : CsvFieldCountHandling.Skip,
            OnMalformedRecord = record => onBadRow?.Invoke(record.LineNumber, Describe(record.Reason)),
        });
        Guard(_reader.ReadHeader);
        Header = [.. _reader.Headers];
        if (Header.Count == 0)
        {
            throw new InputFileException(file, 1, "the file is empty: it needs a header line that names its columns.");
        }
    }

    public string File { get; }

    public IReadOnlyList<string> Header { get; }

    /// <summary>Gets the line that the current row starts in, counted from 1.</summary>
    public long Line => _reader.LineNumber;

    public string this[int column] => _reader.GetString(column);

    public static CsvTable Open(string file, Action<long, string>? onBadRow = null)
    {
        try
        {
            return new CsvTable(new StreamReader(file, StrictUtf8, detectEncodingFromByteOrderMarks: true), file, onBadRow);
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
                found = found < 0
                    ? index
                    : throw new InputFileException(File, 1, $"the column '{column}' occurs twice: rename one of the two.");
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
            : throw new InputFileException(
                File,
                1,
                $"there is no column '{column}'; the columns are {string.Join(", ", Header)}. Name the right one under '{setting}'.");
    }

    /// <summary>Moves to the next well-formed row.</summary>
    /// <returns>False at the end of the file.</returns>
    public bool Read()
    {
        var found = false;
        Guard(() => found = _reader.Read());
        return found;
    }

    public void Dispose() => _reader.Dispose();

    private static string Describe(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.FieldCountMismatch => "the row has more or fewer fields than the header: quote fields that hold commas",
        CsvMalformedReason.UnterminatedQuote => "a quotation mark opens a field and none closes it before the end of the file",
        _ => "a quotation mark stands where none may: quote the whole field, and double the marks inside it",
    };

    private void Guard(Action read)
    {
        try
        {
            read();
        }
        catch (DecoderFallbackException exception)
        {
            throw new InputFileException(File, line: null, $"the file is not UTF-8 ({exception.Message}): save it as UTF-8.", exception);
        }
        catch (CsvFormatException exception)
        {
            throw new InputFileException(
                File,
                exception.LineNumber > 0 ? exception.LineNumber : null,
                $"the row is malformed; give every row the header's columns, and quote fields that hold commas ({exception.Message})",
                exception);
        }
        catch (IOException exception)
        {
            throw new InputFileException(File, line: null, $"the file cannot be read: {exception.Message}", exception);
        }
    }
}
