using System.Text.Json;

namespace VisionAdapters.Emulator;

/// <summary>Writes a stored answer, reduced to what a request asks for.</summary>
internal static class AzureRecording
{
    private static readonly Dictionary<string, AzureFeatures> Keys = new(StringComparer.Ordinal)
    {
        ["captionResult"] = AzureFeatures.Caption,
        ["denseCaptionsResult"] = AzureFeatures.DenseCaptions,
        ["tagsResult"] = AzureFeatures.Tags,
        ["objectsResult"] = AzureFeatures.Objects,
        ["readResult"] = AzureFeatures.Read,
        ["smartCropsResult"] = AzureFeatures.SmartCrops,
        ["peopleResult"] = AzureFeatures.People,
    };

    /// <exception cref="JsonException">The recording is no JSON object.</exception>
    public static void Write(Utf8JsonWriter json, ReadOnlyMemory<byte> recording, AzureQuery query, ImageSize size)
    {
        using var document = JsonDocument.Parse(recording);
        json.WriteStartObject();
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (!Keys.TryGetValue(property.Name, out var feature) || query.Features.HasFlag(feature))
            {
                property.WriteTo(json);
            }
        }

        if (!document.RootElement.TryGetProperty("metadata", out _))
        {
            AzureAnswerWriter.WriteMetadata(json, size);
        }

        json.WriteEndObject();
    }
}
