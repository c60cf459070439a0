using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace VisionAdapters.Emulator;

/// <summary>Reads base64 strings of JSON without making strings of them.</summary>
internal static class Base64Json
{
    /// <summary>
    /// Reads the string that the reader stands on: standard or URL-safe base64, padded or not. The usual form is decoded in place, so that
    /// an image costs no further memory; the JSON is spoilt there.
    /// </summary>
    /// <param name="json">The reader.</param>
    /// <param name="body">What the reader reads.</param>
    /// <returns>The bytes, which may be a part of <paramref name="body"/>.</returns>
    /// <exception cref="JsonException">The string is no base64.</exception>
    public static ReadOnlyMemory<byte> Read(ref Utf8JsonReader json, Memory<byte> body)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            throw new JsonException("a base64 string is expected");
        }

        if (json.ValueIsEscaped || json.ValueSpan.Length % 4 != 0 || json.ValueSpan.ContainsAny((byte)'-', (byte)'_'))
        {
            return ReadUnusual(json.GetString()!);
        }

        var text = body.Slice((int)json.TokenStartIndex + 1, json.ValueSpan.Length);
        return Base64.DecodeFromUtf8InPlace(text.Span, out var length) == OperationStatus.Done
            ? text[..length]
            : throw new JsonException("Base64 decoding failed");
    }

    private static byte[] ReadUnusual(string text)
    {
        try
        {
            return Base64Url.DecodeFromChars(text.Replace('+', '-').Replace('/', '_').TrimEnd('='));
        }
        catch (FormatException exception)
        {
            throw new JsonException("Base64 decoding failed", exception);
        }
    }
}
