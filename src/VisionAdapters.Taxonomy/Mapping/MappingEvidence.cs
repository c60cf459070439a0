namespace VisionAdapters.Taxonomy;

/// <summary>One piece of evidence: a rule that a label of the answer fired, and the value it speaks for.</summary>
public readonly record struct MappingEvidence
{
    /// <summary>The group of labels that are in none.</summary>
    internal const int NoGroup = -1;

    /// <summary>Gets the value that the evidence is for.</summary>
    public required FacetValue Value { get; init; }

    /// <summary>Gets the list of the answer that holds the label.</summary>
    public required EvidenceSource Source { get; init; }

    /// <summary>Gets the label's index in that list.</summary>
    public required int SourceIndex { get; init; }

    /// <summary>
    /// Gets the rule's index in <see cref="LabelMap.Rules"/>; -1 for a measured colour, which <see cref="LabelMap.ColorRule"/> decides.
    /// </summary>
    public required int RuleIndex { get; init; }

    /// <summary>Gets the label's confidence in [0, 1].</summary>
    public required double Confidence { get; init; }

    /// <summary>
    /// Gets how much the rule makes of the label, in (0, 1], after other labels, or its small place in the picture, have weakened it.
    /// </summary>
    public required double Strength { get; init; }

    /// <summary>Gets the weight in [0, 1]: confidence times strength.</summary>
    public double Weight => Confidence * Strength;

    /// <summary>
    /// Gets the number of the exclusive group, a head or the measured colors, or <see cref="NoGroup"/>. Evidence without a group goes
    /// first.
    /// </summary>
    internal int Group { get; init; }

    /// <summary>Gets what tells the labels of a group apart.</summary>
    internal int Label => RuleIndex >= 0 ? RuleIndex : -2 - SourceIndex;
}
