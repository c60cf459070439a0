using System.Text.Json;
using System.Text.Json.Serialization;

namespace VisionAdapters.Bakeoff;

/// <summary>The part of an answer that maps and scores need, as compact JSON: names are short and what is empty is left out.</summary>
internal sealed class StoredAnswer
{
    [JsonPropertyName("t")]
    public StoredTag[]? Tags { get; init; }

    [JsonPropertyName("o")]
    public StoredObject[]? Objects { get; init; }

    [JsonPropertyName("c")]
    public DominantColor[]? Colors { get; init; }

    [JsonPropertyName("s")]
    public ImageCaption[]? Captions { get; init; }

    public static string Write(TaggingResponse response) => JsonSerializer.Serialize(
        new StoredAnswer
        {
            Tags = NullWhenEmpty(response.Tags.Select(StoredTag.From)),
            Objects = NullWhenEmpty(response.Objects.Select(StoredObject.From)),
            Colors = NullWhenEmpty(response.Colors),
            Captions = NullWhenEmpty(response.Captions),
        },
        StoredJsonContext.Default.StoredAnswer);

    public static StoredAnswer Read(string json) =>
        JsonSerializer.Deserialize(json, StoredJsonContext.Default.StoredAnswer) ?? new StoredAnswer();

    private static T[]? NullWhenEmpty<T>(IEnumerable<T> items) => items.ToArray() is { Length: > 0 } array ? array : null;
}
