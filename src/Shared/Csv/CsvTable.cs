using System.Globalization;
using System.Text;
using CsvHelper;

namespace VisionAdapters.Files;

/// <summary>
/// Reads a CSV file with a header row by row, as any spreadsheet saves it: commas, semicolons or tabs, UTF-8 or UTF-16. Whatever is wrong
/// is an <see cref="InputFileException"/> with file, line and cure; malformed rows are instead reported and skipped when the caller listens
/// to them.
/// </summary>
internal sealed class CsvTable : IDisposable
{
    // No row of labels is that long: what is, is a quotation mark that is not closed.
    private const int MaxRowBytes = 1024 * 1024;

    private readonly CsvReader _reader;
    private readonly CsvForm _form;

    private CsvTable(TextReader text, string file, CsvForm form, Action<long, string>? onBadRow)
    {
        File = file;
        _form = form;
        _reader = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = form.Separator,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MaxRecordSize = MaxRowBytes,
            MalformedData = onBadRow is null ? CsvMalformedDataHandling.Throw : CsvMalformedDataHandling.Skip,
            FieldCountMismatch = onBadRow is null ? CsvFieldCountHandling.Throw : CsvFieldCountHandling.Skip,
            OnMalformedRecord = record => onBadRow?.Invoke(record.LineNumber + form.SkippedLines, Describe(record.Reason)),
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
    public long Line => _reader.LineNumber + _form.SkippedLines;

    public string this[int column] => _reader.GetString(column);

    public static CsvTable Open(string file, Action<long, string>? onBadRow = null)
    {
        try
        {
            var form = CsvForm.Detect(file);
            var text = new StreamReader(RegularFile.OpenRead(file), form.Encoding, detectEncodingFromByteOrderMarks: true);
            for (var line = 0; line < form.SkippedLines; line++)
            {
                text.ReadLine();
            }

            return new CsvTable(text, file, form, onBadRow);
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
                    : throw new InputFileException(
                        File, 1 + _form.SkippedLines, $"the column '{column}' occurs twice: rename one of the two.");
            }
        }

        return found;
    }

    /// <summary>Finds a column that must be there.</summary>
    /// <param name="column">The column.</param>
    /// <param name="cure">What to do when it is not, a sentence.</param>
    public int Require(string column, string cure)
    {
        var found = Find(column);
        return found >= 0 ? found : throw new InputFileException(
            File, 1 + _form.SkippedLines, $"there is no column '{column}'; the columns are {MessageText.List(Header)}. {cure}");
    }

    /// <summary>Reads a cell as a number; a file with another separator than the comma may have decimal commas.</summary>
    /// <returns>The number, or <see langword="null"/> when the cell holds none.</returns>
    public double? Number(int column)
    {
        var text = _form.Separator == ',' ? this[column] : this[column].Replace(',', '.');
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Makes the error that the current row is wrong.</summary>
    public InputFileException Error(MessageText problem) => new(File, Line, problem.ToString());

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
        CsvMalformedReason.FieldCountMismatch => "the row has more or fewer fields than the header: quote fields that hold separators",
        CsvMalformedReason.UnterminatedQuote => "a quotation mark opens a field and is not closed before the end of the file",
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
            throw new InputFileException(File, line: null, "the file is not UTF-8: save it as UTF-8, or as Unicode text.", exception);
        }
        catch (CsvFormatException exception)
        {
            throw new InputFileException(
                File,
                exception.LineNumber > 0 ? exception.LineNumber + _form.SkippedLines : null,
                "the row is malformed; give every row the header's columns, and quote fields that hold separators",
                exception);
        }
        catch (IOException exception)
        {
            throw new InputFileException(File, line: null, $"the file cannot be read: {exception.Message}", exception);
        }
    }
}
