using VisionAdapters.Files;
namespace VisionAdapters.Bakeoff;

/// <summary>Reads a labels CSV and joins the attributes CSV, when there is one, on the image column.</summary>
internal sealed class CsvLabelReader(DatasetConfiguration configuration, ProblemLog problems, CancellationToken cancellationToken)
{
    private readonly LabelTableBuilder _builder = new(configuration, problems);
    private readonly List<LabelColumn> _columns = [];
    private readonly SortedSet<string> _unmapped = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _fingerprints = new(StringComparer.Ordinal);

    public LabelTable Read(IReadOnlySet<string> mappedColumns)
    {
        using var labels = Open(configuration.Path);
        using var attributes = configuration.Attributes is { } path ? Open(path) : null;
        var labelCells = Choose(labels, mappedColumns, isAttribute: false);
        var attributeCells = attributes is null ? [] : Choose(attributes, mappedColumns, isAttribute: true);

        ReadLabels(labels, labelCells);
        if (attributes is not null)
        {
            Join(attributes, attributeCells, firstCell: labelCells.Length);
        }

        return new LabelTable { Columns = _columns, Rows = _builder.Rows, UnmappedColumns = [.. _unmapped], Fingerprints = _fingerprints };
    }

    /// <summary>
    /// Returns the places, in the file's header, of the label columns to read; a column that the labels have is not read from the
    /// attributes again.
    /// </summary>
    private CsvTable Open(string file) => CsvTable.Open(file, (line, problem) => problems.Add(DatasetProblemKind.BadRow, file, line, problem));

    private int[] Choose(CsvTable table, IReadOnlySet<string> mappedColumns, bool isAttribute)
    {
        _fingerprints.Add(isAttribute ? "attributes" : "labels", ContentHashes.OfFile(table.File));
        var chosen = new List<int>();
        foreach (var name in table.Header.Distinct(StringComparer.Ordinal))
        {
            if (name == configuration.ImageColumn || name == configuration.SplitColumn || _columns.Exists(column => column.Name == name))
            {
                continue;
            }

            if (mappedColumns.Contains(name))
            {
                chosen.Add(table.Find(name));
                _columns.Add(new LabelColumn(name, table.File, isAttribute));
            }
            else
            {
                _unmapped.Add(name);
            }
        }

        return [.. chosen];
    }

    private void ReadLabels(CsvTable labels, int[] places)
    {
        var image = labels.Require(configuration.ImageColumn, "image-column");
        var split = configuration.Split is null ? -1 : labels.Require(configuration.SplitColumn, "split-column");
        while (labels.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            _builder.Add(labels.File, labels.Line, labels[image], split < 0 ? null : labels[split], () =>
            {
                var cells = new string?[_columns.Count];
                Fill(labels, places, cells, firstCell: 0);
                return cells;
            });
        }

        _builder.ThrowIfNoneOfSplit(labels.File);
    }

    private void Join(CsvTable attributes, int[] places, int firstCell)
    {
        var image = attributes.Require(configuration.ImageColumn, "image-column");
        var rows = _builder.Rows.ToDictionary(row => row.Image, StringComparer.Ordinal);
        while (attributes.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var id = attributes[image];
            if (!rows.TryGetValue(id, out var row))
            {
                // A row of an image of another split is in order.
                if (!_builder.Knows(id))
                {
                    problems.Add(DatasetProblemKind.UnmatchedAttributes, attributes.File, attributes.Line, $"the labels do not name the image '{id}'");
                }
            }
            else if (row.AttributesLine is { } firstLine)
            {
                problems.Add(DatasetProblemKind.DuplicateImage, attributes.File, attributes.Line, $"the image '{id}' has another row, first in line {firstLine}");
            }
            else
            {
                row.AttributesLine = attributes.Line;
                Fill(attributes, places, row.Cells, firstCell);
            }
        }

        foreach (var row in _builder.Rows.Where(row => row.AttributesLine is null))
        {
            problems.Add(DatasetProblemKind.MissingAttributes, configuration.Path, row.Line, $"{attributes.File} has no row for the image '{row.Image}'");
        }
    }

    private void Fill(CsvTable table, int[] places, string?[] cells, int firstCell)
    {
        for (var place = 0; place < places.Length; place++)
        {
            cells[firstCell + place] = _builder.Pool.GetOrNull(table[places[place]]);
        }
    }
}
