namespace VisionAdapters.Taxonomy;

/// <summary>A facet of which two mappings of one answer show another value.</summary>
public sealed record BestValueChange
{
    /// <summary>Gets the facet's id.</summary>
    public required string FacetId { get; init; }

    /// <summary>Gets the id of the value that was shown, or <see langword="null"/> when there was none.</summary>
    public required string? Before { get; init; }

    /// <summary>Gets the id of the value that is shown, or <see langword="null"/> when there is none.</summary>
    public required string? After { get; init; }
}
