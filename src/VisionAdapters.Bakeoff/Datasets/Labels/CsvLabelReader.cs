using VisionAdapters.Files;

namespace VisionAdapters.Bakeoff;

/// <summary>Reads a labels CSV and joins the attributes CSV, when there is one, on the image column.</summary>
internal sealed class CsvLabelReader : ILabeledSetReader
{
    public string Format => "csv";

    public Task<LabelTable> ReadAsync(LabeledSetRequest request, CancellationToken cancellationToken)
    {
        LabeledSetRequest.RequireFile(request.Configuration.Path, "path");
        if (request.Configuration.Attributes is { } attributes)
        {
            LabeledSetRequest.RequireFile(attributes, "attributes");
        }

        return Task.FromResult(new Reading(request, request.OpenImages(request.ImagesPath), cancellationToken).Read());
    }

    /// <summary>The reading of one set.</summary>
    private sealed class Reading(LabeledSetRequest request, ImageStore images, CancellationToken cancellationToken)
    {
        private readonly DatasetConfiguration _configuration = request.Configuration;
        private readonly LabelTableBuilder _builder = new(request, images);
        private readonly List<LabelColumn> _columns = [];
        private readonly SortedSet<string> _unmapped = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _fingerprints = new(StringComparer.Ordinal);

        public LabelTable Read()
        {
            using var labels = Open(_configuration.Path);
            using var attributes = _configuration.Attributes is { } path ? Open(path) : null;
            var labelCells = Choose(labels, isAttribute: false);
            var attributeCells = attributes is null ? [] : Choose(attributes, isAttribute: true);

            ReadLabels(labels, labelCells);
            if (attributes is not null)
            {
                Join(attributes, attributeCells, firstCell: labelCells.Length);
            }

            return new LabelTable
            {
                Columns = _columns,
                Rows = _builder.Rows,
                UnmappedColumns = [.. _unmapped],
                Fingerprints = _fingerprints,
            };
        }

        private CsvTable Open(string file) =>
            CsvTable.Open(file, (line, problem) => request.Report(DatasetProblemKind.BadRow, problem, line, file));

        /// <summary>
        /// Returns the indexes, in the file's header, of the label columns to read; a column that the labels have is not read from the
        /// attributes again.
        /// </summary>
        private int[] Choose(CsvTable table, bool isAttribute)
        {
            _fingerprints.Add(isAttribute ? "attributes" : "labels", ContentHashes.OfFile(table.File));
            var chosen = new List<int>();
            foreach (var name in table.Header.Distinct(StringComparer.Ordinal))
            {
                if (name == _configuration.ImageColumn || name == _configuration.SplitColumn || name == _configuration.GroupColumn
                    || _columns.Exists(column => column.Name == name))
                {
                    continue;
                }

                if (request.Columns.Contains(name))
                {
                    chosen.Add(table.Find(name));
                    _columns.Add(new LabelColumn { Name = name, File = table.File, IsAttribute = isAttribute });
                }
                else
                {
                    _unmapped.Add(name);
                }
            }

            return [.. chosen];
        }

        private void ReadLabels(CsvTable labels, int[] indexes)
        {
            var image = labels.Require(_configuration.ImageColumn, "Name the right one under 'image-column'.");
            var split = _configuration.Split is null
                ? labels.Find(_configuration.SplitColumn)
                : labels.Require(_configuration.SplitColumn, "Name the right one under 'split-column'.");
            var group = _configuration.GroupColumn is { } name ? labels.Require(name, "Name the right one under 'group-column'.") : -1;
            while (labels.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                _builder.Add(labels.Line, labels[image], split < 0 ? null : labels[split], group < 0 ? null : labels[group], () =>
                {
                    var cells = new string?[_columns.Count];
                    Fill(labels, indexes, cells, firstCell: 0);
                    return cells;
                });
            }

            _builder.ThrowIfNoneOfSplit();
        }

        private void Join(CsvTable attributes, int[] indexes, int firstCell)
        {
            var image = attributes.Require(_configuration.ImageColumn, "Name the right one under 'image-column'.");
            var rows = _builder.Rows.ToDictionary(row => row.Id, StringComparer.Ordinal);
            while (attributes.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                var id = attributes[image];
                if (!rows.TryGetValue(id, out var row))
                {
                    // A row of an image that is left out, or of another split, is in order.
                    if (!_builder.Knows(id))
                    {
                        Report(DatasetProblemKind.UnmatchedAttributes, $"the labels do not name the image '{id}'");
                    }
                }
                else if (row.AttributesLine is { } firstLine)
                {
                    Report(DatasetProblemKind.DuplicateImage, $"the image '{id}' has another row, first in line {firstLine}");
                }
                else
                {
                    row.AttributesLine = attributes.Line;
                    Fill(attributes, indexes, (string?[])row.Labels, firstCell);
                }
            }

            foreach (var row in _builder.Rows.Where(row => row.AttributesLine is null))
            {
                request.Report(DatasetProblemKind.MissingAttributes, $"{attributes.File} has no row for the image '{row.Id}'", row.Line);
            }

            void Report(DatasetProblemKind kind, string message) => request.Report(kind, message, attributes.Line, attributes.File);
        }

        private void Fill(CsvTable table, int[] indexes, string?[] cells, int firstCell)
        {
            for (var index = 0; index < indexes.Length; index++)
            {
                cells[firstCell + index] = _builder.Keep(table[indexes[index]]);
            }
        }
    }
}
