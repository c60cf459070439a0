namespace VisionAdapters;

/// <summary>Kinds of answers that a tagger can be asked for. Clouds bill each feature on its own.</summary>
[Flags]
public enum TaggingFeatures
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Tags of the whole image.</summary>
    Tags = 1,

    /// <summary>Localized objects.</summary>
    Objects = 2,

    /// <summary>Dominant colors.</summary>
    Colors = 4,

    /// <summary>Captions in natural language.</summary>
    Captions = 8,

    /// <summary>A vector that describes the whole image: <see cref="TaggingResponse.Embedding"/>.</summary>
    Embedding = 16,
}
