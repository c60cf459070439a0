namespace VisionAdapters.Taxonomy;

/// <summary>A label with what a map makes of it.</summary>
public sealed record DecidedLabel
{
    /// <summary>Gets the label.</summary>
    public required VocabularyLabel Label { get; init; }

    /// <summary>Gets what the map makes of it.</summary>
    public required LabelDecision Decision { get; init; }

    /// <summary>Gets the rule that decides, or <see langword="null"/> for an undecided label.</summary>
    public MapRule? Rule { get; init; }

    /// <summary>Gets why the label is noise, when it is.</summary>
    public string? Reason { get; init; }
}
