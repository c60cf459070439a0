namespace VisionAdapters.Taxonomy;

/// <summary>What a dataset map says of a label.</summary>
public enum DatasetLabelKind
{
    /// <summary>The map does not name the label.</summary>
    Unknown = 0,

    /// <summary>The label stands for one or more values.</summary>
    Mapped = 1,

    /// <summary>The field is empty, or holds a mark such as <c>NA</c>: the value is unknown, never a negative.</summary>
    Missing = 2,

    /// <summary>The map leaves the label out on purpose.</summary>
    Ignored = 3,

    /// <summary>
    /// The label says that there is no value to see: the product has none, or the photo does not show it. That is known, unlike
    /// <see cref="Missing"/>.
    /// </summary>
    NotApplicable = 4,
}
