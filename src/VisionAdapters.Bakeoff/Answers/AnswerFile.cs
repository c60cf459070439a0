using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using VisionAdapters.Files;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>
/// Reads provider answers from a file: one JSON object (<c>.json</c>), or one a line (<c>.jsonl</c>). A cloud's answers are what came over
/// the wire; any provider's may be what <c>vision-adapters tag --raw</c> writes. An object may be wrapped as
/// <c>{ "id": ..., "answer": { ... } }</c>, with further properties beside.
/// </summary>
public static class AnswerFile
{
    private const int MaxBytes = 1024 * 1024 * 1024;

    /// <summary>Reads the answers one at a time.</summary>
    /// <param name="path">The file.</param>
    /// <param name="provider">The id of the provider whose answers they are.</param>
    /// <param name="providers">The providers that there are.</param>
    /// <param name="refuse">Is told of a line that is no answer, which is skipped; null makes the first one an error.</param>
    /// <returns>The answers, read as they are asked for.</returns>
    /// <exception cref="InputFileException">The file cannot be read, or holds something else.</exception>
    /// <exception cref="ProviderSettingsException">There is no such provider.</exception>
    public static IEnumerable<RecordedAnswer> Read(
        string path, string provider, VisionProviders providers, Action<string>? refuse = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(provider);
        ArgumentNullException.ThrowIfNull(providers);
        return ReadAll(path, AnswerFormat.From(providers.Get(provider), provider), refuse);
    }

    /// <summary>
    /// Reads the answers that a map is for. A provider that is none of the tool's own has answers in the tool's own format.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="map">The map.</param>
    /// <param name="providers">The providers that there are.</param>
    /// <param name="refuse">Is told of a line that is no answer, which is skipped; null makes the first one an error.</param>
    /// <returns>The answers, read as they are asked for.</returns>
    /// <exception cref="InputFileException">The file cannot be read, or holds something else.</exception>
    public static IEnumerable<RecordedAnswer> Read(
        string path, LabelMap map, VisionProviders providers, Action<string>? refuse = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(providers);
        return ReadAll(path, AnswerFormat.From(providers.Find(map.Provider), map.Provider), refuse);
    }

    private static IEnumerable<RecordedAnswer> ReadAll(string path, AnswerFormat format, Action<string>? refuse)
    {
        var body = ReadBytes(path);
        if (!path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
        {
            yield return Parse(body, path, line: 1, format);
            yield break;
        }

        var line = 0L;
        for (var start = 0; start < body.Length;)
        {
            var length = body.Span[start..].IndexOf((byte)'\n');
            var text = length < 0 ? body[start..] : body.Slice(start, length);
            start += text.Length + 1;
            line++;
            if (text.Span.ContainsAnyExcept(" \t\r"u8) && TryParse(text, path, line, format, refuse) is { } answer)
            {
                yield return answer;
            }
        }
    }

    private static RecordedAnswer? TryParse(
        ReadOnlyMemory<byte> json, string path, long line, AnswerFormat format, Action<string>? refuse)
    {
        try
        {
            return Parse(json, path, line, format);
        }
        catch (InputFileException exception) when (refuse is not null)
        {
            refuse(exception.Message);
            return null;
        }
    }

    private static ReadOnlyMemory<byte> ReadBytes(string path)
    {
        try
        {
            ReadOnlyMemory<byte> body = RegularFile.ReadAllBytes(path, MaxBytes);
            return body.Span.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputFileException(path, line: null, $"the answers cannot be read: {exception.Message}", exception);
        }
    }

    private static RecordedAnswer Parse(ReadOnlyMemory<byte> json, string path, long line, AnswerFormat format)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var isWrapped = root.TryGetProperty("answer", out var wrapped);
            var body = isWrapped ? JsonMarshal.GetRawUtf8Value(wrapped).ToArray() : json;
            return new RecordedAnswer
            {
                Id = Id(root),
                Response = ToolAnswer.IsOne(isWrapped ? wrapped : root) ? ToolAnswer.Parse(body, format.Provider) : format.Parse(body),
            };
        }
        catch (TaggingException exception)
        {
            throw new InputFileException(path, line, $"{exception.Message} {format.Cure}", exception);
        }
        catch (Exception exception) when (
            exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InputFileException(path, line, $"this is no answer. {format.Cure}", exception);
        }
    }

    private static string? Id(JsonElement root) => Text(root, "id") ?? Text(root, "image");

    private static string? Text(JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
}

/// <summary>How the stored answers of a provider are read, and what to do when one cannot be.</summary>
/// <param name="Provider">The provider's id.</param>
/// <param name="Parse">Reads an answer.</param>
/// <param name="Cure">What an answer is.</param>
internal sealed record AnswerFormat(string Provider, Func<ReadOnlyMemory<byte>, TaggingResponse> Parse, string Cure)
{
    private const string ToolText =
        "An answer is a JSON object with 'tags', each with 'name' and 'confidence', as 'vision-adapters tag --raw --format jsonl' writes "
            + "them.";

    /// <summary>Gets the format of a provider; one without a wire format, or that is not known, has answers in the tool's own.</summary>
    public static AnswerFormat From(VisionProvider? provider, string id) => provider is { AnswerFormat: { } description }
        ? new AnswerFormat(id, json => provider.Parse(new RawResponse { ContentType = "application/json", Body = json }), description)
        : new AnswerFormat(id, json => ToolAnswer.Parse(json, id), ToolText);
}

/// <summary>Reads an answer in the command line tool's own form: a tagger that is no service has no wire form.</summary>
internal static class ToolAnswer
{
    /// <summary>Says whether an answer is in the tool's own form: no service names itself in what it sends.</summary>
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
