namespace VisionAdapters.Taxonomy;

/// <summary>How bad a lint finding is.</summary>
public enum LintSeverity
{
    /// <summary>Worth knowing.</summary>
    Info = 0,

    /// <summary>Probably a mistake.</summary>
    Warning = 1,

    /// <summary>A mistake.</summary>
    Error = 2,
}
