using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>Turns the cells of a row into true values by the dataset map.</summary>
internal sealed class TruthBuilder
{
    private readonly DatasetMap _map;
    private readonly DatasetProblemLog _problems;
    private readonly IReadOnlyList<LabelColumn> _columns;
    private readonly DatasetColumn[][] _meanings;
    private readonly string _file;
    private readonly Dictionary<string, IReadOnlyList<string>> _singletons = new(StringComparer.Ordinal);

    public TruthBuilder(DatasetMap map, IReadOnlyList<LabelColumn> columns, string file, DatasetProblemLog problems)
    {
        _map = map;
        _problems = problems;
        _columns = columns;
        _file = file;
        _meanings = columns.Select(column => map.Columns.Where(meaning => meaning.Name == column.Name).ToArray()).ToArray();

        // One column may speak of several facets, in columns of the map or in the values of a label.
        var facets = _meanings.SelectMany(meanings => meanings)
            .SelectMany(
                meaning => meaning.Labels.SelectMany(label => label.Values).Select(value => value.Facet.Id).Append(meaning.Facet.Id))
            .ToHashSet(StringComparer.Ordinal);
        Facets = map.Facets.Where(facet => facets.Contains(facet.Id)).ToArray();
    }

    public IReadOnlyList<Facet> Facets { get; }

    /// <summary>Makes the true values of a row by facet; a facet without a known label is left out.</summary>
    public Dictionary<string, IReadOnlyList<string>> Build(LabelRow row)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

        // The map's order of columns decides which one speaks first for a facet.
        for (var index = 0; index < _columns.Count; index++)
        {
            if (row.Labels[index] is { } cell)
            {
                foreach (var meaning in _meanings[index])
                {
                    Read(meaning, cell, _columns[index], row, values);
                }
            }
        }

        return values;
    }

    private void Read(
        DatasetColumn meaning, string cell, LabelColumn column, LabelRow row, Dictionary<string, IReadOnlyList<string>> values)
    {
        foreach (var facet in Find(meaning, cell, column, row).GroupBy(value => value.Facet))
        {
            var space = _map.GetLabelSpace(facet.Key.Id);
            var ids = facet.Select(value => (space.FindEntry(value)?.Value ?? value).Id).Distinct(StringComparer.Ordinal).ToArray();
            if (!facet.Key.IsMultiValued)
            {
                // The first value of a label names its class; further ones are filed under it.
                ids = ids[..1];
            }

            if (!values.TryGetValue(facet.Key.Id, out var known))
            {
                values.Add(facet.Key.Id, Share(ids));
            }
            else if (facet.Key.IsMultiValued)
            {
                values[facet.Key.Id] = known.Union(ids, StringComparer.Ordinal).ToArray();
            }
        }
    }

    private List<FacetValue> Find(DatasetColumn meaning, string cell, LabelColumn column, LabelRow row)
    {
        var found = new List<FacetValue>();
        var (file, line) = (column.File ?? _file, column.IsAttribute ? row.AttributesLine : row.Line);
        foreach (var text in Cut(meaning, cell))
        {
            var label = meaning.Lookup(text);
            switch (label.Kind)
            {
                case DatasetLabelKind.Mapped:
                    found.AddRange(label.Values);
                    break;
                case DatasetLabelKind.Unknown when meaning.UnknownLabels == UnknownLabelPolicy.Error:
                    _problems.AddUnknownLabel(file, line, column.Name, text, _map.Id);
                    break;
                case DatasetLabelKind.Unknown or DatasetLabelKind.Ignored:
                    _problems.AddIgnoredLabel(file, line, column.Name, _map.Id);
                    break;
            }
        }

        return found;
    }

    private static IReadOnlyList<string> Cut(DatasetColumn meaning, string cell) => meaning.Separator is { Length: > 0 } separator
        ? cell.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : LabelCell.Split(cell, text => meaning.Lookup(text).Kind != DatasetLabelKind.Unknown);

    /// <summary>Keeps one list per single value: tens of thousands of images share few of them.</summary>
    private IReadOnlyList<string> Share(string[] ids)
    {
        if (ids.Length != 1)
        {
            return ids;
        }

        if (!_singletons.TryGetValue(ids[0], out var list))
        {
            _singletons.Add(ids[0], list = ids);
        }

        return list;
    }
}
