namespace VisionAdapters.Bakeoff;

/// <summary>What one run did with one provider.</summary>
public sealed record ProviderSession
{
    /// <summary>Gets the provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>Gets the number of images that the provider was asked for.</summary>
    public required int Asked { get; init; }

    /// <summary>Gets the number of images whose stored answer, or that of an equal image, was taken.</summary>
    public required int Reused { get; init; }

    /// <summary>Gets a value indicating whether the budget ended the asking before all images were asked for.</summary>
    public bool IsOutOfBudget { get; init; }
}
