using System.Text.Json;
using VisionAdapters.Wire.GoogleVisionV1;

namespace VisionAdapters.Emulator;

/// <summary>Reads a stored answer.</summary>
internal static class GoogleRecording
{
    /// <summary>Reads the answer of one image; of a batch, the first.</summary>
    /// <exception cref="JsonException">The JSON is no answer of the service.</exception>
    public static AnnotateImageResponse Read(ReadOnlyMemory<byte> recording)
    {
        // Reading may spoil what is read.
        var json = recording.ToArray();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (IsBatch(reader))
        {
            var batch = new BatchAnnotateImagesResponse();
            ProtoJsonReader.Read(ref reader, batch, json, ignoreUnknown: true);
            return batch.Responses.Count > 0 ? batch.Responses[0] : new AnnotateImageResponse();
        }

        var response = new AnnotateImageResponse();
        ProtoJsonReader.Read(ref reader, response, json, ignoreUnknown: true);
        return response;
    }

    private static bool IsBatch(Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.StartObject
            && reader.Read()
            && reader.TokenType == JsonTokenType.PropertyName
            && reader.ValueTextEquals("responses"u8);
}
