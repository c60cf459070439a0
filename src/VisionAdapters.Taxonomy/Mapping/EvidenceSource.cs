namespace VisionAdapters.Taxonomy;

/// <summary>The list of a <see cref="TaggingResponse"/> that a piece of evidence comes from.</summary>
public enum EvidenceSource
{
    /// <summary><see cref="TaggingResponse.Tags"/>.</summary>
    Tag = 0,

    /// <summary><see cref="TaggingResponse.Objects"/>.</summary>
    LocalizedObject = 1,

    /// <summary><see cref="TaggingResponse.Colors"/>.</summary>
    Color = 2,
}
