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

    /// <summary>
    /// Gets why the provider was given up before all images were asked for: it never answered, and refused image after image for a reason
    /// that does not pass, such as a wrong key. <see langword="null"/> when it was not. Its images are asked for again when the run is
    /// resumed.
    /// </summary>
    public string? StopReason { get; init; }
}
