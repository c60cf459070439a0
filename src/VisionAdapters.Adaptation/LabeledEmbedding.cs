using System.Diagnostics.CodeAnalysis;

namespace VisionAdapters.Adaptation;

/// <summary>An image to learn from: its embedding and its label.</summary>
[Experimental(Experiments.Adaptation)]
public sealed class LabeledEmbedding
{
    /// <summary>Gets the image's id.</summary>
    public required string Image { get; init; }

    /// <summary>Gets the image's embedding.</summary>
    public required ReadOnlyMemory<float> Embedding { get; init; }

    /// <summary>Gets the true label.</summary>
    public required string Label { get; init; }

    /// <summary>
    /// Gets what the image has in common with others that are not to be told apart from it by chance, such as the person who took it.
    /// Images of one group
    /// are never both learned from and measured on.
    /// </summary>
    public string? Group { get; init; }
}
