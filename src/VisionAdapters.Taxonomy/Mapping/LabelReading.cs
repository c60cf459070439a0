namespace VisionAdapters.Taxonomy;

/// <summary>A label of an answer with the rule that decides it, before and after its conditions have been looked at.</summary>
internal record struct LabelReading
{
    public required EvidenceSource Source { get; init; }

    public required int SourceIndex { get; init; }

    public required double Confidence { get; init; }

    public required string? Group { get; init; }

    /// <summary>Gets the rule's index, or -1 when the map does not know the label.</summary>
    public required int Rule { get; init; }

    /// <summary>Gets what the label counts by its place in the picture, in (0, 1].</summary>
    public required double Prominence { get; init; }

    /// <summary>Gets or sets the reading that applies, or <see langword="null"/> when none does.</summary>
    public MapCase? Case { get; set; }
}
