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
    private readonly HashSet<string> _withSeveral = new(StringComparer.Ordinal);
    private readonly ApplicableFacets _applicable;

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
        _applicable = new ApplicableFacets(Facets, ValuesOf);

        IReadOnlyList<FacetValue> ValuesOf(Facet facet, string value)
        {
            var entry = map.GetLabelSpace(facet.Id).Entries.First(entry => entry.Value.Id == value);
            return [entry.Value, .. entry.Includes];
        }
    }

    public IReadOnlyList<Facet> Facets { get; }

    /// <summary>Gets what several values of a facet mean, as far as the rows that were built have any.</summary>
    public FacetRule RuleOf(Facet facet)
    {
        var policies = _meanings.SelectMany(meanings => meanings)
            .Where(meaning => ReferenceEquals(meaning.Facet, facet))
            .Select(meaning => meaning.SeveralValues)
            .ToArray();
        return facet.IsMultiValued ? FacetRule.None
            : policies.Contains(SeveralValuesPolicy.All) ? new FacetRule(SeveralValuesPolicy.All, IsDeclared: true)
            : !_withSeveral.Contains(facet.Id) ? FacetRule.None
            : new FacetRule(SeveralValuesPolicy.Any, policies.Contains(SeveralValuesPolicy.Any));
    }

    /// <summary>
    /// Makes the true values of a row by facet; a facet without a known label is left out, and one without a value to see has none.
    /// </summary>
    /// <exception cref="InputFileException">A field has several values of a facet of one, and the map refuses that.</exception>
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

        _applicable.Mark(values);
        return values;
    }

    private void Read(
        DatasetColumn meaning, string cell, LabelColumn column, LabelRow row, Dictionary<string, IReadOnlyList<string>> values)
    {
        var (found, isNotApplicable) = Find(meaning, cell, column, row);
        if (found.Count == 0 && isNotApplicable)
        {
            values.TryAdd(meaning.Facet.Id, []);
        }

        foreach (var facet in found.GroupBy(value => value.Facet))
        {
            var space = _map.GetLabelSpace(facet.Key.Id);
            var ids = facet.Select(value => (space.FindEntry(value)?.Value ?? value).Id).Distinct(StringComparer.Ordinal).ToArray();
            if (ids.Length > 1 && !facet.Key.IsMultiValued)
            {
                CheckSeveral(meaning, facet.Key, ids, column, row);
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

    private void CheckSeveral(DatasetColumn meaning, Facet facet, string[] ids, LabelColumn column, LabelRow row)
    {
        var (file, line) = PlaceOf(column, row);
        switch (meaning.SeveralValues)
        {
            case SeveralValuesPolicy.Refuse:
                throw new InputFileException(
                    file,
                    line,
                    $"'{row.Id}' has {ids.Length} values of {facet.Id} in the column '{column.Name}' ({string.Join(", ", ids)}), and the "
                        + $"map {_map.Id} refuses that. Keep one, or write 'several: any' or 'several: all' for the column.");
            case null:
                _problems.AddSeveralValues(file, line, column.Name, facet.Id);
                break;
        }

        _withSeveral.Add(facet.Id);
    }

    private (string File, long? Line) PlaceOf(LabelColumn column, LabelRow row) =>
        (column.File ?? _file, column.IsAttribute ? row.AttributesLine : row.Line);

    private (List<FacetValue> Values, bool IsNotApplicable) Find(DatasetColumn meaning, string cell, LabelColumn column, LabelRow row)
    {
        var found = new List<FacetValue>();
        var isNotApplicable = false;
        var (file, line) = PlaceOf(column, row);
        foreach (var text in Cut(meaning, cell))
        {
            var label = meaning.Lookup(text);
            switch (label.Kind)
            {
                case DatasetLabelKind.Mapped:
                    found.AddRange(label.Values);
                    break;
                case DatasetLabelKind.NotApplicable:
                    isNotApplicable = true;
                    break;
                case DatasetLabelKind.Unknown when meaning.UnknownLabels == UnknownLabelPolicy.Error:
                    _problems.AddUnknownLabel(file, line, column.Name, text, _map.Id);
                    break;
                case DatasetLabelKind.Unknown or DatasetLabelKind.Ignored:
                    _problems.AddIgnoredLabel(file, line, column.Name, _map.Id);
                    break;
            }
        }

        return (found, isNotApplicable);
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
