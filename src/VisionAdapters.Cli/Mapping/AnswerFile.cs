using System.Text.Json;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>
/// Reads provider answers from a file: one JSON object (<c>.json</c>), or one a line (<c>.jsonl</c>), as <c>tag --raw</c> writes them. An object may be wrapped as
/// <c>{ "id": ..., "answer": { ... } }</c>.
/// </summary>
internal static class AnswerFile
{
    /// <summary>Reads the answers one at a time.</summary>
    /// <exception cref="InputFileException">The file cannot be read, or holds something else.</exception>
    /// <exception cref="UsageException">The provider's answers cannot be read.</exception>
    public static IEnumerable<(string? Id, TaggingResponse Response)> Read(string path, string provider)
    {
        ProviderRegistry.ThrowIfUnknown(provider);
        return provider == ProviderRegistry.Default
            ? ReadAll(path, provider)
            : throw new UsageException($"Answers of {provider} cannot be read: {ProviderRegistry.WhySkipped(provider)}");
    }

    /// <summary>Reads the answers that a map is for. A provider that is none of the tool's own has answers in the tool's own format.</summary>
    /// <exception cref="InputFileException">The file cannot be read, or holds something else.</exception>
    /// <exception cref="UsageException">The provider's answers cannot be read.</exception>
    public static IEnumerable<(string? Id, TaggingResponse Response)> Read(string path, LabelMap map) =>
        ProviderRegistry.Ids.Contains(map.Provider, StringComparer.Ordinal) ? Read(path, map.Provider) : ReadAll(path, map.Provider);

    private static IEnumerable<(string? Id, TaggingResponse Response)> ReadAll(string path, string provider)
    {
        var lines = path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) ? ReadLines(path) : [(1L, ReadText(path))];
        foreach (var (line, text) in lines)
        {
            yield return Parse(text, path, line, provider);
        }
    }

    private static IEnumerable<(long Line, string Text)> ReadLines(string path) =>
        ReadText(path).Split('\n').Select((text, index) => (index + 1L, text)).Where(line => !string.IsNullOrWhiteSpace(line.text));

    private static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputFileException(path, line: null, $"the answers cannot be read: {exception.Message}", exception);
        }
    }

    private static (string? Id, TaggingResponse Response) Parse(string text, string path, long line, string provider)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            var answer = root.TryGetProperty("answer", out var wrapped) ? wrapped : root;
            var response = new TaggingResponse
            {
                Provider = provider,
                ModelVersion = Text(answer, "modelVersion"),
                Tags = [.. answer.GetProperty("tags").EnumerateArray().Select(Tag)],
            };
            return (Text(root, "id") ?? Text(root, "image"), response);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InputFileException(path, line, "this is no answer: an answer is a JSON object with 'tags', each with 'name' and 'confidence', as 'vision-adapters tag --raw --format jsonl' writes them.", exception);
        }
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
