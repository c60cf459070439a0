namespace VisionAdapters.Taxonomy;

/// <summary>A value of a mapping with the evidence behind it.</summary>
/// <param name="Value">The value and its confidence.</param>
/// <param name="Evidence">The evidence on the value and on the values below it, heaviest first.</param>
public sealed record ExplainedValue(MappedValue Value, IReadOnlyList<ExplainedEvidence> Evidence);
