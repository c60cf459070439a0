namespace VisionAdapters.Taxonomy;

/// <summary>What a dataset map says of one label.</summary>
public sealed class DatasetLabel
{
    internal DatasetLabel(DatasetLabelKind kind, string label, IReadOnlyList<FacetValue> values, string? reason, int line)
    {
        Kind = kind;
        Label = label;
        Values = values;
        Reason = reason;
        Line = line;
    }

    /// <summary>Gets what the label is to the map.</summary>
    public DatasetLabelKind Kind { get; }

    /// <summary>Gets the label as the map writes it; as it was looked up when the map does not name it.</summary>
    public string Label { get; }

    /// <summary>
    /// Gets the values that the label stands for: empty unless <see cref="Kind"/> is <see cref="DatasetLabelKind.Mapped"/>.
    /// </summary>
    public IReadOnlyList<FacetValue> Values { get; }

    /// <summary>Gets why the map leaves the label out.</summary>
    public string? Reason { get; }

    /// <summary>Gets the line of the map file that decides, from 1; 0 when none does.</summary>
    public int Line { get; }
}
