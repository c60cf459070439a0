namespace VisionAdapters;

/// <summary>Whether another tagger could answer where one failed.</summary>
public enum TaggingErrorScope
{
    /// <summary>It is not known where the fault lies.</summary>
    Unknown = 0,

    /// <summary>The fault lies in the image or in the request: every tagger would fail.</summary>
    Request = 1,

    /// <summary>The fault lies with this provider, its settings or its limits: another tagger may answer.</summary>
    Provider = 2,
}
