namespace VisionAdapters.Bakeoff;

/// <summary>Why a run's folder cannot be used.</summary>
public enum BakeoffRunErrorKind
{
    /// <summary>The folder is the wrong one: it holds no run, one of another version, a damaged one, or one that is in use.</summary>
    UnusableFolder = 0,

    /// <summary>The folder is right and cannot be written to or read now, such as when the disk is full.</summary>
    StorageFailed = 1,
}
