namespace VisionAdapters;

/// <summary>Labels of which a tagger chooses, such as those of one head of a classifier.</summary>
public sealed class LabelGroup
{
    /// <summary>Gets the group's id, which tags carry as <see cref="ImageTag.Group"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the labels.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>
    /// Gets the id of the facet whose values the labels are; <see langword="null"/> where a map says what they mean.
    /// </summary>
    public string? Facet { get; init; }
}
