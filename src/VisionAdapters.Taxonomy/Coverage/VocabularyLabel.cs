namespace VisionAdapters.Taxonomy;

/// <summary>A label that a provider may give.</summary>
public sealed record VocabularyLabel
{
    /// <summary>Gets the label as the provider writes it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the provider's own id of the label, such as Google's <c>mid</c>.</summary>
    public string? Id { get; init; }

    /// <summary>
    /// Gets the classifier's head that gives the label; <see langword="null"/> when that is not known or there are no heads.
    /// </summary>
    public string? Group { get; init; }

    /// <summary>Gets how much the label counts, at least 0: how often it was seen, for instance.</summary>
    public double Weight { get; init; } = 1;
}
