namespace VisionAdapters.Taxonomy;

/// <summary>A value whose confidence differs between two mappings of one answer.</summary>
public sealed record ValueChange
{
    /// <summary>Gets the facet's id.</summary>
    public required string FacetId { get; init; }

    /// <summary>Gets the value's id.</summary>
    public required string ValueId { get; init; }

    /// <summary>Gets the old confidence in [0, 1]; 0 when the value was not given.</summary>
    public required double Before { get; init; }

    /// <summary>Gets the new confidence in [0, 1]; 0 when the value is not given.</summary>
    public required double After { get; init; }
}
