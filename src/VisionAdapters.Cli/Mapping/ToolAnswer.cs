using System.Text.Json;

namespace VisionAdapters.Cli;

/// <summary>Reads an answer that this tool has written: a tagger that is no service has no wire form.</summary>
internal static class ToolAnswer
{
    /// <summary>Says whether an answer is one that this tool has written: no service names itself in what it sends.</summary>
    public static bool IsOne(JsonElement answer) => Text(answer, "provider") is not null && answer.TryGetProperty("tags", out _);

    /// <summary>Reads an answer as <c>tag --raw</c> writes it.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="KeyNotFoundException">A property is missing.</exception>
    /// <exception cref="InvalidOperationException">A property has another type.</exception>
    /// <exception cref="FormatException">A value cannot be used.</exception>
    public static TaggingResponse Parse(ReadOnlyMemory<byte> json, string provider)
    {
        using var document = JsonDocument.Parse(json);
        var answer = document.RootElement;
        return new TaggingResponse
        {
            Provider = provider,
            ModelVersion = Text(answer, "modelVersion"),
            Tags = [.. answer.GetProperty("tags").EnumerateArray().Select(Tag)],
        };
    }

    private static ImageTag Tag(JsonElement tag) => new()
    {
        Name = tag.GetProperty("name").GetString() ?? throw new FormatException("A tag's name is null."),
        Confidence = tag.GetProperty("confidence").GetDouble(),
        Id = Text(tag, "id"),
        Group = Text(tag, "group"),
    };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
