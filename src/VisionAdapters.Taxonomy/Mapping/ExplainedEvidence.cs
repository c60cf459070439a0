namespace VisionAdapters.Taxonomy;

/// <summary>A piece of evidence in words.</summary>
/// <param name="Label">The label's name as the provider writes it.</param>
/// <param name="Rule">The rule that made evidence of it.</param>
/// <param name="Evidence">The evidence.</param>
public sealed record ExplainedEvidence(string Label, MapRule Rule, MappingEvidence Evidence);
