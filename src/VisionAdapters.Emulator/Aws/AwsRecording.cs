using System.Text.Json;

namespace VisionAdapters.Emulator;

/// <summary>Writes a stored answer, reduced to what a request asks for.</summary>
internal static class AwsRecording
{
    private const double DefaultConfidence = 55;

    /// <exception cref="JsonException">The recording is no JSON object.</exception>
    public static void Write(Utf8JsonWriter json, ReadOnlyMemory<byte> recording, AwsRequest request)
    {
        using var document = JsonDocument.Parse(recording);
        json.WriteStartObject();
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (property.NameEquals("Labels"u8))
            {
                WriteLabels(json, property.Value, request);
            }
            else if (!property.NameEquals("ImageProperties"u8) || request.HasImageProperties)
            {
                property.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteLabels(Utf8JsonWriter json, JsonElement labels, AwsRequest request)
    {
        var (left, least) = (request.HasGeneralLabels ? request.MaxLabels ?? int.MaxValue : 0, request.MinConfidence ?? DefaultConfidence);
        json.WriteStartArray("Labels"u8);
        foreach (var label in labels.EnumerateArray())
        {
            if (left > 0
                && label.GetProperty("Confidence").GetDouble() >= least
                && AwsLabels.Passes(label.GetProperty("Name").GetString()!, Categories(label), request))
            {
                label.WriteTo(json);
                left--;
            }
        }

        json.WriteEndArray();
    }

    private static List<string> Categories(JsonElement label) => label.TryGetProperty("Categories", out var categories)
        ? [.. categories.EnumerateArray().Select(category => category.GetProperty("Name").GetString()!)]
        : [];
}
