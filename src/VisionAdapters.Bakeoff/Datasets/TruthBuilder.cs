using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>Turns the cells of a row into true values by the dataset map.</summary>
internal sealed class TruthBuilder
{
    private readonly DatasetMap _map;
    private readonly ProblemLog _problems;
    private readonly IReadOnlyList<LabelColumn> _columns;
    private readonly DatasetColumn[][] _meanings;
    private readonly Dictionary<string, int> _facetPlaces;
    private readonly Dictionary<string, IReadOnlyList<string>> _singletons = new(StringComparer.Ordinal);

    public TruthBuilder(DatasetMap map, IReadOnlyList<LabelColumn> columns, ProblemLog problems)
    {
        _map = map;
        _problems = problems;
        _columns = columns;
        _meanings = columns.Select(column => map.Columns.Where(meaning => meaning.Name == column.Name).ToArray()).ToArray();

        // One column may speak of several facets, in columns of the map or in the values of a label.
        var facets = _meanings.SelectMany(meanings => meanings)
            .SelectMany(meaning => meaning.Labels.SelectMany(label => label.Values).Select(value => value.Facet.Id).Append(meaning.Facet.Id))
            .ToHashSet(StringComparer.Ordinal);
        Facets = map.Facets.Where(facet => facets.Contains(facet.Id)).ToArray();
        _facetPlaces = Facets.Select((facet, place) => (facet.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place, StringComparer.Ordinal);
    }

    public IReadOnlyList<Facet> Facets { get; }

    /// <summary>Makes the true values of a row, in the order of <see cref="Facets"/>.</summary>
    public IReadOnlyList<string>?[] Build(LabelRow row)
    {
        var values = new IReadOnlyList<string>?[Facets.Count];

        // The map's order of columns decides which one speaks first for a facet.
        for (var place = 0; place < _columns.Count; place++)
        {
            if (row.Cells[place] is { } cell)
            {
                foreach (var meaning in _meanings[place])
                {
                    Read(meaning, cell, _columns[place], row, values);
                }
            }
        }

        return values;
    }

    private void Read(DatasetColumn meaning, string cell, LabelColumn column, LabelRow row, IReadOnlyList<string>?[] values)
    {
        var found = new List<FacetValue>();
        foreach (var text in Cut(meaning, cell))
        {
            var label = meaning.Lookup(text);
            var line = column.IsAttribute ? row.AttributesLine : row.Line;
            switch (label.Kind)
            {
                case DatasetLabelKind.Mapped:
                    found.AddRange(label.Values);
                    break;
                case DatasetLabelKind.Unknown when meaning.UnknownLabels == UnknownLabelPolicy.Error:
                    _problems.AddUnknownLabel(column.File, line, column.Name, text, _map.Id);
                    break;
                case DatasetLabelKind.Unknown or DatasetLabelKind.Ignored:
                    _problems.AddIgnoredLabel(column.File, line, column.Name, _map.Id);
                    break;
            }
        }

        foreach (var facet in found.GroupBy(value => value.Facet))
        {
            var place = _facetPlaces[facet.Key.Id];
            var space = _map.GetLabelSpace(facet.Key.Id);
            var ids = facet.Select(value => (space.FindEntry(value)?.Value ?? value).Id).Distinct(StringComparer.Ordinal).ToArray();
            if (!facet.Key.IsMultiValued)
            {
                // The first value of a label names its class; further ones are filed under it.
                ids = ids[..1];
            }

            if (values[place] is null)
            {
                values[place] = Share(ids);
            }
            else if (facet.Key.IsMultiValued)
            {
                values[place] = values[place]!.Union(ids, StringComparer.Ordinal).ToArray();
            }
        }
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
