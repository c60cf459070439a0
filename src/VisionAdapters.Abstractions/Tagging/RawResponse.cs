namespace VisionAdapters;

/// <summary>The exact wire answer of a provider: what recording stores and replaying reads.</summary>
/// <param name="ContentType">The media type of the body.</param>
/// <param name="Body">The body's bytes.</param>
public sealed record RawResponse(string ContentType, ReadOnlyMemory<byte> Body);
