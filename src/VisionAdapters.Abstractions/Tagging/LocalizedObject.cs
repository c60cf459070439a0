namespace VisionAdapters;

/// <summary>An object that a provider found in a region of the image.</summary>
public sealed class LocalizedObject
{
    /// <summary>Gets the object's name as the provider writes it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the provider's own id of the label, when it has one.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the confidence in [0, 1].</summary>
    public required double Confidence { get; init; }

    /// <summary>Gets where the object is.</summary>
    public required ImageRegion Region { get; init; }

    /// <summary>Gets the names of the labels above this one in the provider's vocabulary.</summary>
    public IReadOnlyList<string> Parents { get; init; } = [];
}
