using VisionAdapters.Taxonomy;

namespace VisionAdapters.Evaluation;

/// <summary>How images were scored that have several true values of a facet of one value.</summary>
public sealed record SeveralValuesDecision
{
    /// <summary>Gets what several values mean.</summary>
    public required SeveralValuesPolicy Policy { get; init; }

    /// <summary>Gets a value indicating whether nobody declared it.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Gets the number of images with several true values.</summary>
    public required int Images { get; init; }
}
