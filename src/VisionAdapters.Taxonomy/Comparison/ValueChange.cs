namespace VisionAdapters.Taxonomy;

/// <summary>A value whose confidence differs between two mappings of one answer.</summary>
/// <param name="FacetId">The facet's id.</param>
/// <param name="ValueId">The value's id.</param>
/// <param name="Before">The old confidence in [0, 1]; 0 when the value was not given.</param>
/// <param name="After">The new confidence in [0, 1]; 0 when the value is not given.</param>
public sealed record ValueChange(string FacetId, string ValueId, double Before, double After);
