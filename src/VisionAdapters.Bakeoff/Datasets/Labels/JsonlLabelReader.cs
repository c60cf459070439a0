using System.Text;
using System.Text.Json;
using VisionAdapters.Files;

namespace VisionAdapters.Bakeoff;

/// <summary>Reads one JSON object a line. A label is a string, a number, a boolean, or an array of these.</summary>
internal sealed class JsonlLabelReader : ILabeledSetReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string Format => "jsonl";

    public Task<LabelTable> ReadAsync(LabeledSetRequest request, CancellationToken cancellationToken)
    {
        LabeledSetRequest.RequireFile(request.Configuration.Path, "path");
        return Task.FromResult(new Reading(request, request.OpenImages(request.ImagesPath)).Read(cancellationToken));
    }

    /// <summary>The reading of one set.</summary>
    private sealed class Reading(LabeledSetRequest request, ImageStore images)
    {
        private readonly DatasetConfiguration _configuration = request.Configuration;
        private readonly LabelTableBuilder _builder = new(request, images);
        private readonly SortedSet<string> _unmapped = new(StringComparer.Ordinal);
        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

        public LabelTable Read(CancellationToken cancellationToken)
        {
            string[] columns = [.. request.Columns.Order(StringComparer.Ordinal)];
            long line = 0;
            try
            {
                using var file = new StreamReader(RegularFile.OpenRead(_configuration.Path), StrictUtf8);
                while (file.ReadLine() is { } text)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    line++;
                    if (!string.IsNullOrWhiteSpace(text))
                    {
                        ReadLine(text, line, columns);
                    }
                }
            }
            catch (DecoderFallbackException exception)
            {
                throw new InputFileException(
                    _configuration.Path, line + 1, "the file is not UTF-8 from about here on: save it as UTF-8.", exception);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new InputFileException(_configuration.Path, line: null, $"the file cannot be read: {exception.Message}", exception);
            }

            _builder.ThrowIfNoneOfSplit();
            return Narrow(columns);
        }

        private void ReadLine(string text, long line, string[] columns)
        {
            try
            {
                using var document = JsonDocument.Parse(text);
                if (document.RootElement.ValueKind != JsonValueKind.Object)
                {
                    request.Report(DatasetProblemKind.BadRow, "the line is no JSON object: write one {...} a line", line);
                    return;
                }

                var row = document.RootElement;
                foreach (var property in row.EnumerateObject())
                {
                    Note(property.Name);
                }

                _builder.Add(
                    line,
                    GetText(row, _configuration.ImageColumn),
                    GetText(row, _configuration.SplitColumn),
                    _configuration.GroupColumn is { } group ? GetText(row, group) : null,
                    () => Array.ConvertAll(columns, column => _builder.Keep(GetText(row, column))));
            }
            catch (JsonException exception)
            {
                request.Report(DatasetProblemKind.BadRow, $"the line is no JSON: {exception.Message}", line);
            }
            catch (InvalidOperationException exception)
            {
                // JSON may escape halves of surrogate pairs, which are no text.
                request.Report(DatasetProblemKind.BadRow, $"the line holds invalid text: {exception.Message}", line);
            }
        }

        private void Note(string property)
        {
            if (request.Columns.Contains(property))
            {
                _seen.Add(property);
            }
            else if (property != _configuration.ImageColumn
                && property != _configuration.SplitColumn
                && property != _configuration.GroupColumn)
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
            var indexes = Enumerable.Range(0, columns.Length).Where(index => _seen.Contains(columns[index])).ToArray();
            return new LabelTable
            {
                Columns = Array.ConvertAll(indexes, index => new LabelColumn { Name = columns[index], File = _configuration.Path }),
                Rows =
                [
                    .. _builder.Rows.Select(row => new LabelRow
                    {
                        Id = row.Id,
                        Image = row.Image,
                        Line = row.Line,
                        Split = row.Split,
                        Group = row.Group,
                        Labels = Array.ConvertAll(indexes, index => row.Labels[index]),
                    }),
                ],
                UnmappedColumns = [.. _unmapped],
                Fingerprints = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["labels"] = ContentHashes.OfFile(_configuration.Path),
                },
            };
        }
    }
}
