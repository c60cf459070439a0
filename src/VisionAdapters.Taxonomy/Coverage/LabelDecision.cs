namespace VisionAdapters.Taxonomy;

/// <summary>What a map makes of a label, whatever stands beside it.</summary>
public enum LabelDecision
{
    /// <summary>The map does not know the label.</summary>
    Undecided = 0,

    /// <summary>The label is evidence, always the same.</summary>
    Mapped = 1,

    /// <summary>The label is noise, with a reason.</summary>
    Noise = 2,

    /// <summary>What the label means depends on the labels beside it; a rule says how.</summary>
    Ambiguous = 3,
}
