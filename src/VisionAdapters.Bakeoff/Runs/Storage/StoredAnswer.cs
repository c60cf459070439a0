using System.Text.Json;
using System.Text.Json.Serialization;
using VisionAdapters.Taxonomy;

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

    public TaggingResponse ToResponse(string provider) => new()
    {
        Provider = provider,
        Tags = Tags is null ? [] : Array.ConvertAll(Tags, tag => tag.ToTag()),
        Objects = Objects is null ? [] : Array.ConvertAll(Objects, found => found.ToObject()),
        Colors = Colors ?? [],
        Captions = Captions ?? [],
    };

    private static T[]? NullWhenEmpty<T>(IEnumerable<T> items) => items.ToArray() is { Length: > 0 } array ? array : null;
}

/// <summary>A tag as it is stored.</summary>
internal sealed class StoredTag
{
    [JsonPropertyName("n")]
    public required string Name { get; init; }

    [JsonPropertyName("i")]
    public string? Id { get; init; }

    [JsonPropertyName("c")]
    public required double Confidence { get; init; }

    [JsonPropertyName("g")]
    public string? Group { get; init; }

    [JsonPropertyName("s")]
    public IReadOnlyDictionary<string, double>? Scores { get; init; }

    [JsonPropertyName("p")]
    public IReadOnlyList<string>? Parents { get; init; }

    [JsonPropertyName("a")]
    public IReadOnlyList<string>? Aliases { get; init; }

    [JsonPropertyName("k")]
    public IReadOnlyList<string>? Categories { get; init; }

    [JsonPropertyName("r")]
    public IReadOnlyList<ImageRegion>? Regions { get; init; }

    public static StoredTag From(ImageTag tag) => new()
    {
        Name = tag.Name,
        Id = tag.Id,
        Confidence = tag.Confidence,
        Group = tag.Group,
        Scores = tag.Scores.Count == 0 ? null : tag.Scores,
        Parents = NullWhenEmpty(tag.Parents),
        Aliases = NullWhenEmpty(tag.Aliases),
        Categories = NullWhenEmpty(tag.Categories),
        Regions = NullWhenEmpty(tag.Regions),
    };

    public ImageTag ToTag() => new()
    {
        Name = Name,
        Id = Id,
        Confidence = Confidence,
        Group = Group,
        Scores = Scores ?? new Dictionary<string, double>(StringComparer.Ordinal),
        Parents = Parents ?? [],
        Aliases = Aliases ?? [],
        Categories = Categories ?? [],
        Regions = Regions ?? [],
    };

    private static IReadOnlyList<T>? NullWhenEmpty<T>(IReadOnlyList<T> list) => list.Count == 0 ? null : list;
}

/// <summary>A localized object as it is stored.</summary>
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

/// <summary>A class of a label space as it is stored: the ids of the value that names it and of those filed under it.</summary>
internal sealed record StoredClass(string Value, IReadOnlyList<string> Includes);

/// <summary>The JSON that is stored.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(StoredAnswer))]
[JsonSerializable(typeof(StoredClass[]))]
[JsonSerializable(typeof(BillableUsage[]))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(IReadOnlyList<string>[]))]
[JsonSerializable(typeof(MapHead[]))]
internal sealed partial class StoredJsonContext : JsonSerializerContext;
