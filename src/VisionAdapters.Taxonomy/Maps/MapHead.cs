namespace VisionAdapters.Taxonomy;

/// <summary>A head that was added to a map and that its file does not know.</summary>
public sealed record MapHead
{
    /// <summary>Gets the head: the group of its tags.</summary>
    public required string Group { get; init; }

    /// <summary>Gets the id of the facet that it alone speaks of.</summary>
    public required string Facet { get; init; }

    /// <summary>Gets its labels: ids or names of values of the facet.</summary>
    public required IReadOnlyList<string> Labels { get; init; }
}
