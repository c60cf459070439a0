namespace VisionAdapters.Taxonomy;

/// <summary>A label with what a map makes of it.</summary>
/// <param name="Label">The label.</param>
/// <param name="Decision">What the map makes of it.</param>
/// <param name="Rule">The rule that decides, or <see langword="null"/> for an undecided label.</param>
/// <param name="Reason">Why the label is noise, when it is.</param>
public sealed record DecidedLabel(VocabularyLabel Label, LabelDecision Decision, MapRule? Rule, string? Reason);
