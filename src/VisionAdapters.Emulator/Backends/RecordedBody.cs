using System.Buffers;
using System.Text.Json;
using VisionAdapters.Wire.GoogleVisionV1;

namespace VisionAdapters.Emulator;

/// <summary>Brings a service's answer into the JSON that recordings are kept in.</summary>
internal static class RecordedBody
{
    /// <summary>Gets JSON as it is, and writes an answer of gRPC as the same service's JSON.</summary>
    public static ReadOnlyMemory<byte> ToJson(RawResponse raw)
    {
        if (raw.ContentType?.Contains("proto", StringComparison.OrdinalIgnoreCase) != true)
        {
            return raw.Body;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            new ProtoJsonWriter(json, enumsAsNumbers: false).Write(AnnotateImageResponse.Parser.ParseFrom(raw.Body.Span));
        }

        return buffer.WrittenMemory;
    }
}
