namespace VisionAdapters.Taxonomy;

/// <summary>What became of one label of an answer.</summary>
/// <param name="Source">The list of the answer that holds the label.</param>
/// <param name="SourceIndex">The label's index in that list.</param>
/// <param name="Name">The label's name as the provider writes it; <see cref="MappingExplanation.HiddenName"/> for a sensitive
/// label.</param>
/// <param name="Confidence">The label's confidence in [0, 1].</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Rule">The rule that decided, or <see langword="null"/> when the map does not know the label, or hides it.</param>
/// <param name="Reason">Why the label gave no evidence, when it gave none.</param>
public sealed record ExplainedLabel(EvidenceSource Source, int SourceIndex, string Name, double Confidence, LabelOutcome Outcome, MapRule? Rule, string? Reason);
