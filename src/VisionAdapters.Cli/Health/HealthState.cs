namespace VisionAdapters.Cli;

/// <summary>How a part of the tool is.</summary>
internal enum HealthState
{
    Ok,

    /// <summary>Not there, and not needed either.</summary>
    Missing,

    Broken,
}
