using System.Globalization;
using System.Text;
using CsvHelper;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>
/// Reads a list of a provider's labels: a csv file with a column <c>label</c> or <c>tag</c>, and, where there are such, <c>mid</c> (or
/// <c>id</c>) and
/// <c>group</c> (a classifier's head). Other columns are left alone.
/// </summary>
internal static class VocabularyFile
{
    /// <summary>Reads the labels in the file's order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="weightColumn">The column that says how much a label counts, an empty cell as 0; <see langword="null"/> when all count
    /// alike.</param>
    /// <exception cref="InputFileException">The file cannot be read, or lacks a column.</exception>
    public static IReadOnlyList<VocabularyLabel> Read(string path, string? weightColumn = null)
    {
        try
        {
            using var reader = CsvReader.Create(new StreamReader(path, Encoding.UTF8), new CsvReaderOptions
            {
                Separator = ',',
                TrimWhitespace = true,
                TrackLineNumbers = true,
                MalformedData = CsvMalformedDataHandling.Throw,
                FieldCountMismatch = CsvFieldCountHandling.Throw,
            });
            reader.ReadHeader();
            return Read(reader, path, weightColumn);
        }
        catch (CsvFormatException exception)
        {
            throw new InputFileException(path, exception.LineNumber > 0 ? exception.LineNumber : null, $"the row is malformed; give every row the header's columns, and quote cells that hold commas ({exception.Message})", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputFileException(path, line: null, $"the labels cannot be read: {exception.Message}", exception);
        }
    }

    private static List<VocabularyLabel> Read(CsvReader reader, string path, string? weightColumn)
    {
        string[] header = [.. reader.Headers];
        var name = Find(header, "label", "tag");
        if (name < 0)
        {
            throw new InputFileException(path, 1, $"there is no column 'label' or 'tag'; the columns are {string.Join(", ", header)}. Name the right one 'label'.");
        }

        var (id, group, weight) = (Find(header, "mid", "id"), Find(header, "group", "head"), weightColumn is null ? -1 : Find(header, weightColumn));
        if (weightColumn is not null && weight < 0)
        {
            throw new InputFileException(path, 1, $"there is no column '{weightColumn}' to weigh by; the columns are {string.Join(", ", header)}.");
        }

        var labels = new List<VocabularyLabel>();
        while (reader.Read())
        {
            // A label of which only the provider's id is known goes by that.
            if ((Cell(reader, name) ?? Cell(reader, id)) is { } label)
            {
                labels.Add(new VocabularyLabel(label)
                {
                    Id = Cell(reader, id),
                    Group = Cell(reader, group),
                    Weight = weight < 0 ? 1 : Number(Cell(reader, weight), path, reader.LineNumber, weightColumn!),
                });
            }
        }

        return labels;
    }

    private static int Find(string[] header, params string[] names) => names.Select(name => Array.IndexOf(header, name)).FirstOrDefault(index => index >= 0, -1);

    private static string? Cell(CsvReader reader, int column) => column < 0 || reader.GetString(column) is not { Length: > 0 } text ? null : text;

    private static double Number(string? text, string path, long line, string column)
    {
        if (text is null)
        {
            return 0;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && double.IsFinite(number)
            ? number
            : throw new InputFileException(path, line, $"'{column}' is '{text}', which is no number of at least 0; write it like 12.");
    }
}
