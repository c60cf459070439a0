namespace VisionAdapters.Taxonomy;

/// <summary>A value of a mapping with the evidence behind it.</summary>
public sealed record ExplainedValue
{
    /// <summary>Gets the value and its confidence.</summary>
    public required MappedValue Value { get; init; }

    /// <summary>Gets the evidence on the value and on the values below it, heaviest first.</summary>
    public required IReadOnlyList<ExplainedEvidence> Evidence { get; init; }
}
