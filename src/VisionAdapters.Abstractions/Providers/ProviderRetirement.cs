namespace VisionAdapters;

/// <summary>Something that a provider has announced to turn off.</summary>
public sealed record ProviderRetirement
{
    /// <summary>Gets what is turned off: the service, and the version or feature.</summary>
    public required string Subject { get; init; }

    /// <summary>Gets the first day without it.</summary>
    public required DateOnly RetiresOn { get; init; }

    /// <summary>Gets what the provider says to use instead; <see langword="null"/> when it names nothing.</summary>
    public string? Replacement { get; init; }

    /// <summary>Gets the day on which the announcement was looked up.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Gets where the announcement was found.</summary>
    public required string Source { get; init; }
}
