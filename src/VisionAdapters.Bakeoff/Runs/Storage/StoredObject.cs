using System.Text.Json.Serialization;

namespace VisionAdapters.Bakeoff;

/// <summary>A localised object as it is stored.</summary>
internal sealed class StoredObject
{
    [JsonPropertyName("n")]
    public required string Name { get; init; }

    [JsonPropertyName("i")]
    public string? Id { get; init; }

    [JsonPropertyName("c")]
    public required double Confidence { get; init; }

    [JsonPropertyName("r")]
    public required ImageRegion Region { get; init; }

    [JsonPropertyName("p")]
    public IReadOnlyList<string>? Parents { get; init; }

    public static StoredObject From(LocalizedObject found) => new()
    {
        Name = found.Name,
        Id = found.Id,
        Confidence = found.Confidence,
        Region = found.Region,
        Parents = found.Parents.Count == 0 ? null : found.Parents,
    };

    public LocalizedObject ToObject() => new()
    {
        Name = Name,
        Id = Id,
        Confidence = Confidence,
        Region = Region,
        Parents = Parents ?? [],
    };
}
