namespace VisionAdapters.Evaluation;

/// <summary>Images of the same bytes with different labels of a facet: nobody can be right on all of them.</summary>
public sealed record Contradiction
{
    /// <summary>Gets the ids of the images.</summary>
    public required IReadOnlyList<string> Images { get; init; }

    /// <summary>Gets the labels that are given to them, several of one image joined by <c>|</c>.</summary>
    public required IReadOnlyList<string> Labels { get; init; }
}
