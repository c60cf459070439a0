using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>What a label of the labels file means: what a dataset map says, a value of the facet, or, without a facet, itself.</summary>
internal sealed class LabelMeaning
{
    private readonly AdaptOptions _options;
    private readonly DatasetMap? _map;
    private readonly DatasetColumn? _column;

    public LabelMeaning(AdaptOptions options, TaxonomyDefinition taxonomy, DatasetMap? map)
    {
        _options = options;
        _map = map;
        var facet = options.Facet ?? map?.Facets[0].Id;
        Facet = facet is null ? null : taxonomy.FindFacet(facet)
            ?? throw new UsageException($"The taxonomy {taxonomy.Id} has no facet '{facet}'. It has: "
                + $"{string.Join(", ", taxonomy.Facets.Select(known => known.Id))}.");
        _column = map is null
            ? null
            : map.Columns.FirstOrDefault(
                column => column.Facet.Id == facet && (options.LabelColumn is null || column.Name == options.LabelColumn))
            ?? throw new UsageException($"No column of the map {map.Id} speaks of the facet '{facet}'. It knows: "
                + $"{string.Join(", ", map.Columns.Select(column => $"{column.Name} ({column.Facet.Id})"))}.");
    }

    public Facet? Facet { get; }

    /// <summary>Gets the label column that the map names.</summary>
    public string? Column => _column?.Name;

    /// <summary>Gets the class of a row, or null when it has none, which is told to <paramref name="leave"/> with the reason.</summary>
    public string? Find(AdaptRow row, Action<string> leave)
    {
        if (_column is not null)
        {
            var label = _column.Lookup(row.Label);
            if (label.Kind == DatasetLabelKind.Mapped && label.Values.Count == 1)
            {
                return label.Values[0].Id;
            }

            leave(
                label.Kind == DatasetLabelKind.Unknown
                    ? $"a label that the map {_map!.Id} does not know"
                    : "a label that the map leaves out");
            return null;
        }

        if (Facet is null)
        {
            return row.Label;
        }

        var value = Facet.Find(row.Label)
            ?? Facet.Values.FirstOrDefault(known => string.Equals(known.Name, row.Label, StringComparison.OrdinalIgnoreCase));
        return value?.Id ?? throw new InputFileException(
            _options.Labels, row.Line, $"'{row.Label}' is no value of the facet '{Facet.Id}'. Correct it, name a map of your labels with "
                + "--map, or leave --facet out to keep words of your own.");
    }

    /// <summary>Gets what counts as an answer of each class: as the map says, or the values themselves.</summary>
    public LabelSpace SpaceOf(IEnumerable<string> classes) =>
        _map?.GetLabelSpace(Facet!.Id) ?? new LabelSpace(Facet!, [.. classes.Select(value => Facet!.Find(value)!)]);
}
