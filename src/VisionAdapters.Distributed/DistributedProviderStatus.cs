namespace VisionAdapters.Distributed;

/// <summary>How far a provider of a run has come. Images count when the shard that they are in is done.</summary>
public sealed record DistributedProviderStatus
{
    /// <summary>Gets the provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>Gets the number of images.</summary>
    public required long Images { get; init; }

    /// <summary>Gets the number of images in shards that are done.</summary>
    public required long Done { get; init; }

    /// <summary>Gets the number of images that failed.</summary>
    public required long Failed { get; init; }

    /// <summary>Gets the number of shards that are not done.</summary>
    public required int ShardsLeft { get; init; }

    /// <summary>Gets the images per second of the last minute.</summary>
    public required double ImagesPerSecond { get; init; }
}
