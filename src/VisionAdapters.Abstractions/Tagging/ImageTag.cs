namespace VisionAdapters;

/// <summary>A label that a provider gives to an image.</summary>
public sealed class ImageTag
{
    /// <summary>Gets the label's name as the provider writes it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the provider's own id of the label (a <c>mid</c>, a label name, a head and class), when it has one.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the confidence in [0, 1].</summary>
    public required double Confidence { get; init; }

    /// <summary>
    /// Gets the group of mutually exclusive labels that this tag belongs to, when there is one: for a classifier, its head.
    /// </summary>
    public string? Group { get; init; }

    /// <summary>Gets the provider's other scores by name, as they came.</summary>
    public IReadOnlyDictionary<string, double> Scores { get; init; } = EmptyScores;

    /// <summary>Gets the names of the labels above this one in the provider's vocabulary.</summary>
    public IReadOnlyList<string> Parents { get; init; } = [];

    /// <summary>Gets further names of the label.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Gets the provider's categories of the label.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Gets where instances of the label were seen.</summary>
    public IReadOnlyList<ImageRegion> Regions { get; init; } = [];

    private static IReadOnlyDictionary<string, double> EmptyScores { get; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Confidence:0.###}";
}
