using System.Text;
using System.Text.Json;
using VisionAdapters.Files;

namespace VisionAdapters.Bakeoff;

/// <summary>Reads one JSON object a line. A label is a string, a number, a boolean, or an array of these.</summary>
internal sealed class JsonlLabelReader(DatasetConfiguration configuration, ProblemLog problems, CancellationToken cancellationToken)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly LabelTableBuilder _builder = new(configuration, problems);
    private readonly SortedSet<string> _unmapped = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public LabelTable Read(IReadOnlySet<string> mappedColumns)
    {
        string[] columns = [.. mappedColumns.Order(StringComparer.Ordinal)];
        long line = 0;
        try
        {
            foreach (var text in File.ReadLines(configuration.Path, StrictUtf8))
            {
                cancellationToken.ThrowIfCancellationRequested();
                line++;
                if (!string.IsNullOrWhiteSpace(text))
                {
                    ReadLine(text, line, columns, mappedColumns);
                }
            }
        }
        catch (DecoderFallbackException exception)
        {
            throw new InputFileException(configuration.Path, line + 1, "the file is not UTF-8 from about here on: save it as UTF-8.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputFileException(configuration.Path, line: null, $"the file cannot be read: {exception.Message}", exception);
        }

        _builder.ThrowIfNoneOfSplit(configuration.Path);
        return Narrow(columns);
    }

    private void ReadLine(string text, long line, string[] columns, IReadOnlySet<string> mappedColumns)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                problems.Add(DatasetProblemKind.BadRow, configuration.Path, line, "the line is no JSON object: write one {...} a line");
                return;
            }

            var row = document.RootElement;
            foreach (var property in row.EnumerateObject())
            {
                Note(property.Name, mappedColumns);
            }

            _builder.Add(configuration.Path, line, GetText(row, configuration.ImageColumn), GetText(row, configuration.SplitColumn), () =>
                Array.ConvertAll(columns, column => _builder.Pool.GetOrNull(GetText(row, column))));
        }
        catch (JsonException exception)
        {
            problems.Add(DatasetProblemKind.BadRow, configuration.Path, line, $"the line is no JSON: {exception.Message}");
        }
        catch (InvalidOperationException exception)
        {
            // JSON may escape halves of surrogate pairs, which are no text.
            problems.Add(DatasetProblemKind.BadRow, configuration.Path, line, $"the line holds invalid text: {exception.Message}");
        }
    }

    private void Note(string property, IReadOnlySet<string> mappedColumns)
    {
        if (mappedColumns.Contains(property))
        {
            _seen.Add(property);
        }
        else if (property != configuration.ImageColumn && property != configuration.SplitColumn)
        {
            _unmapped.Add(property);
        }
    }

    private static string? GetText(JsonElement row, string property) =>
        row.TryGetProperty(property, out var value) ? GetText(value) : null;

    private static string? GetText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Array => string.Join(LabelCell.Separator, value.EnumerateArray().Select(GetText).Where(text => text is not null)),
        _ => null,
    };

    /// <summary>Drops the columns that no line had.</summary>
    private LabelTable Narrow(string[] columns)
    {
        var places = Enumerable.Range(0, columns.Length).Where(place => _seen.Contains(columns[place])).ToArray();
        return new LabelTable
        {
            Columns = Array.ConvertAll(places, place => new LabelColumn(columns[place], configuration.Path, IsAttribute: false)),
            Rows = _builder.Rows.Select(row => row with { Cells = Array.ConvertAll(places, place => row.Cells[place]) }).ToList(),
            UnmappedColumns = [.. _unmapped],
            Fingerprints = new Dictionary<string, string>(StringComparer.Ordinal) { ["labels"] = ContentHashes.OfFile(configuration.Path) },
        };
    }
}
