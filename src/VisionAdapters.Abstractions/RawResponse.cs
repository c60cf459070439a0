namespace VisionAdapters;

/// <summary>The exact wire answer of a provider: what recording stores and replaying reads.</summary>
public sealed record RawResponse
{
    /// <summary>Gets the media type of the body.</summary>
    public required string ContentType { get; init; }

    /// <summary>Gets the body's bytes.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }
}
