using System.Text.Json.Serialization;

namespace VisionAdapters.Bakeoff;

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
