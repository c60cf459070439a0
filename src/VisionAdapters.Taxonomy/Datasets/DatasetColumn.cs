namespace VisionAdapters.Taxonomy;

/// <summary>A column of a labeled set and the facet that its labels speak of.</summary>
public sealed class DatasetColumn
{
    /// <summary>The label that says, in every set and without a word in its map, that a facet has no value to see in an image.</summary>
    public const string NotApplicable = "not-applicable";

    private readonly Dictionary<string, DatasetLabel> _labels;

    internal DatasetColumn(
        string name, Facet facet, UnknownLabelPolicy unknownLabels, string? separator, IReadOnlyList<DatasetLabel> labels, int line)
    {
        Name = name;
        Facet = facet;
        UnknownLabels = unknownLabels;
        Separator = separator;
        Labels = labels;
        Line = line;
        _labels = labels.ToDictionary(label => label.Label, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Gets the column's name, as the set writes it.</summary>
    public string Name { get; }

    /// <summary>Gets the facet.</summary>
    public Facet Facet { get; }

    /// <summary>Gets what to do with labels that the map does not name.</summary>
    public UnknownLabelPolicy UnknownLabels { get; }

    /// <summary>Gets the text between several labels in one field, or <see langword="null"/> when a field holds one label.</summary>
    public string? Separator { get; }

    /// <summary>
    /// Gets what several values of a single-valued facet in one field mean; <see langword="null"/> when the map does not say, which is
    /// taken for <see cref="SeveralValuesPolicy.Any"/> and told to the user.
    /// </summary>
    public SeveralValuesPolicy? SeveralValues { get; internal init; }

    /// <summary>Gets the labels that the map names.</summary>
    public IReadOnlyList<DatasetLabel> Labels { get; }

    /// <summary>Gets the line of the map file, from 1.</summary>
    public int Line { get; }

    /// <summary>
    /// Looks a label up. Case and surrounding blanks do not matter; an empty field is <see cref="DatasetLabelKind.Missing"/>.
    /// </summary>
    /// <param name="label">One label, as the set writes it.</param>
    /// <returns>What the map says of it.</returns>
    public DatasetLabel Lookup(string? label)
    {
        var text = label?.Trim() ?? "";
        if (_labels.TryGetValue(text, out var known))
        {
            return known;
        }

        var kind = text.Length == 0 ? DatasetLabelKind.Missing
            : text.Equals(NotApplicable, StringComparison.OrdinalIgnoreCase) ? DatasetLabelKind.NotApplicable
            : DatasetLabelKind.Unknown;
        return new DatasetLabel(kind, text, [], reason: null, line: 0);
    }
}
