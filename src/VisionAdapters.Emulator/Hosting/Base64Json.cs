using System.Buffers.Text;
using System.Text.Json;

namespace VisionAdapters.Emulator;

/// <summary>Reads base64 strings of JSON without making strings of them.</summary>
internal static class Base64Json
{
    /// <summary>Reads the string that the reader stands on: standard or URL-safe base64, padded or not.</summary>
    /// <exception cref="JsonException">The string is no base64.</exception>
    public static byte[] Read(ref Utf8JsonReader json)
    {
        if (json.TryGetBytesFromBase64(out var bytes))
        {
            return bytes;
        }

        try
        {
            return Base64Url.DecodeFromChars(json.GetString()!.Replace('+', '-').Replace('/', '_').TrimEnd('='));
        }
        catch (FormatException exception)
        {
            throw new JsonException("Base64 decoding failed", exception);
        }
    }
}
