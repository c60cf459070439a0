namespace VisionAdapters.Taxonomy;

/// <summary>What became of one label of an answer.</summary>
public sealed record ExplainedLabel
{
    /// <summary>Gets the list of the answer that holds the label.</summary>
    public required EvidenceSource Source { get; init; }

    /// <summary>Gets the label's index in that list.</summary>
    public required int SourceIndex { get; init; }

    /// <summary>
    /// Gets the label's name as the provider writes it; <see cref="MappingExplanation.HiddenName"/> for a sensitive label.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>Gets the label's confidence in [0, 1].</summary>
    public required double Confidence { get; init; }

    /// <summary>Gets what became of it.</summary>
    public required LabelOutcome Outcome { get; init; }

    /// <summary>Gets the rule that decided, or <see langword="null"/> when the map does not know the label, or hides it.</summary>
    public MapRule? Rule { get; init; }

    /// <summary>Gets why the label gave no evidence, when it gave none.</summary>
    public string? Reason { get; init; }
}
