namespace VisionAdapters.Taxonomy;

/// <summary>A piece of evidence in words.</summary>
public sealed record ExplainedEvidence
{
    /// <summary>Gets the label's name as the provider writes it.</summary>
    public required string Label { get; init; }

    /// <summary>Gets the rule that made evidence of it.</summary>
    public required MapRule Rule { get; init; }

    /// <summary>Gets the evidence.</summary>
    public required MappingEvidence Evidence { get; init; }
}
