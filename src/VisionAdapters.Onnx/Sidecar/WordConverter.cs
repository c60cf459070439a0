using System.Text.Json;
using System.Text.Json.Serialization;

namespace VisionAdapters.Onnx.Sidecar;

/// <summary>Reads an enumeration written as a lower-case word, and says which words there are when it is none of them.</summary>
internal sealed class WordConverter<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    private static readonly IReadOnlyDictionary<string, TEnum> Words =
        Enum.GetValues<TEnum>().ToDictionary(Word, value => value, StringComparer.Ordinal);

    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var word = reader.TokenType == JsonTokenType.String ? reader.GetString()! : null;
        return word is not null && Words.TryGetValue(word, out var value)
            ? value
            : throw new JsonException($"'{word ?? reader.TokenType.ToString()}' is not known here: write {string.Join(", ", Words.Keys)}");
    }

    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WriteStringValue(Word(value));

    private static string Word(TEnum value) => value.ToString().ToLowerInvariant();
}
