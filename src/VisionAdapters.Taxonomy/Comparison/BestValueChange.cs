namespace VisionAdapters.Taxonomy;

/// <summary>A facet of which two mappings of one answer show another value.</summary>
/// <param name="FacetId">The facet's id.</param>
/// <param name="Before">The id of the value that was shown, or <see langword="null"/> when there was none.</param>
/// <param name="After">The id of the value that is shown, or <see langword="null"/> when there is none.</param>
public sealed record BestValueChange(string FacetId, string? Before, string? After);
