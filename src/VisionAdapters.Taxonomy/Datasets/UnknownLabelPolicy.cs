namespace VisionAdapters.Taxonomy;

/// <summary>What a dataset map asks for when a column holds a label that the map does not name.</summary>
public enum UnknownLabelPolicy
{
    /// <summary>It is an error in the labels or in the map.</summary>
    Error = 0,

    /// <summary>The label is left out, as if the field were empty.</summary>
    Ignore = 1,
}
