namespace VisionAdapters.Taxonomy;

/// <summary>How something differs between two versions.</summary>
public enum ChangeKind
{
    /// <summary>Only the new version has it.</summary>
    Added = 0,

    /// <summary>Only the old version has it.</summary>
    Removed = 1,

    /// <summary>Both have it, with another meaning.</summary>
    Changed = 2,
}
