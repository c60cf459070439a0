namespace VisionAdapters.Http;

/// <summary>A piece of a JSON body: text as it is, and behind it an image that is written in base64.</summary>
/// <param name="Json">The text, in UTF-8.</param>
/// <param name="Image">The image; empty writes nothing.</param>
internal readonly record struct Base64JsonPart(ReadOnlyMemory<byte> Json, ReadOnlyMemory<byte> Image = default);
