using System.Buffers.Text;
using System.Text.Json;
using VisionAdapters.Google.Requests;
using VisionAdapters.Http;

namespace VisionAdapters.Google.Transports;

/// <summary>Writes requests as JSON, whose images are turned into base64 while they are sent.</summary>
internal static class GoogleJsonRequest
{
    /// <summary>What a request takes beside its images, at most.</summary>
    public const int EnvelopeSize = 64;

    /// <summary>More than the names and brackets around an image take.</summary>
    private const int Wrapping = 96;

    public static Base64JsonPart[] Write(IReadOnlyList<GoogleImage> images, GoogleAsk ask)
    {
        var features = ask.Json.Span;
        var parts = new Base64JsonPart[images.Count + 1];
        byte[] before = [.. "{\"requests\":["u8];
        for (var index = 0; index < images.Count; index++)
        {
            var image = images[index];
            parts[index] = image.Address is { } address
                ? new Base64JsonPart((byte[])
                    [.. before, .. "{\"image\":{\"source\":{\"imageUri\":\""u8, .. JsonEncodedText.Encode(address).EncodedUtf8Bytes])
                : new Base64JsonPart((byte[])[.. before, .. "{\"image\":{\"content\":\""u8], image.Bytes);
            var isLast = index == images.Count - 1;
            before = [.. image.Address is null ? "\"}"u8 : "\"}}"u8, .. ",\"features\":"u8, .. features, .. isLast ? "}]}"u8 : "},"u8];
        }

        parts[^1] = new Base64JsonPart(before);
        return parts;
    }

    /// <summary>What an image takes in a request, at most.</summary>
    public static long SizeOf(GoogleImage image, GoogleAsk ask) =>
        Base64.GetMaxEncodedToUtf8Length(image.Bytes.Length)
        + (image.Address is { } address ? JsonEncodedText.Encode(address).EncodedUtf8Bytes.Length : 0)
        + ask.Json.Length
        + Wrapping;
}
