namespace VisionAdapters.Taxonomy;

/// <summary>What became of a label of an answer.</summary>
public enum LabelOutcome
{
    /// <summary>The map does not know the label.</summary>
    Unknown = 0,

    /// <summary>The label gave evidence.</summary>
    Mapped = 1,

    /// <summary>The map calls the label noise.</summary>
    Noise = 2,

    /// <summary>The map knows the label, but the other labels of this answer kept its rule from applying.</summary>
    Suppressed = 3,

    /// <summary>The map calls the label sensitive: it tells something of a person, and is neither mapped nor shown.</summary>
    Sensitive = 4,
}
