namespace VisionAdapters.Evaluation;

/// <summary>A facet that was scored.</summary>
public sealed record FacetSummary
{
    /// <summary>Gets the facet's id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name to show.</summary>
    public required string Name { get; init; }
}
