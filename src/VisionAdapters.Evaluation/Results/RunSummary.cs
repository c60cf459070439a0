namespace VisionAdapters.Evaluation;

/// <summary>Where a bake-off's results come from.</summary>
public sealed record RunSummary
{
    /// <summary>Gets the run's id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets when the first image was asked for.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Gets when the last answer came.</summary>
    public required DateTimeOffset Finished { get; init; }

    /// <summary>Gets the SHA-256 of the configuration that decides the answers.</summary>
    public required string ConfigurationHash { get; init; }

    /// <summary>Gets the seed of sampling and resampling.</summary>
    public required int Seed { get; init; }

    /// <summary>Gets the tool's name and version.</summary>
    public required string Tool { get; init; }
}
