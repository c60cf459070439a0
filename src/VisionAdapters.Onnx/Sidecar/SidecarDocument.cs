using System.Text.Json;
using System.Text.Json.Serialization;

namespace VisionAdapters.Onnx.Sidecar;

/// <summary>The sidecar as written. What is absent is null here; <see cref="SidecarReader"/> gives the defaults.</summary>
internal sealed record SidecarDocument
{
    public int? SchemaVersion { get; init; }

    public string? Name { get; init; }

    public string? Version { get; init; }

    public SidecarModel? Model { get; init; }

    public SidecarInput? Input { get; init; }

    public SidecarEmbedding? Embedding { get; init; }

    public IReadOnlyList<SidecarHead?>? Heads { get; init; }
}

/// <summary>The model's file, and a second one with smaller weights where there is one.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SidecarModel
{
    public string? File { get; init; }

    public string? Sha256 { get; init; }

    public long? Bytes { get; init; }

    public SidecarModel? Int8 { get; init; }
}

/// <summary>How an image becomes the model's input.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SidecarInput
{
    public string? Name { get; init; }

    public SidecarLayout? Layout { get; init; }

    public SidecarElementType? ElementType { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public SidecarChannels? Channels { get; init; }

    public SidecarResize? Resize { get; init; }

    /// <summary>Gets the length that the shorter side is scaled to before the middle is cut out; null means just to cover it.</summary>
    public int? ShorterSide { get; init; }

    public string? Background { get; init; }

    public IReadOnlyList<float>? Mean { get; init; }

    public IReadOnlyList<float>? Std { get; init; }
}

/// <summary>An output that describes the image as a vector.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SidecarEmbedding
{
    public string? Output { get; init; }

    public int? Length { get; init; }
}

/// <summary>An output that holds one number for each label.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SidecarHead
{
    public string? Id { get; init; }

    public string? Output { get; init; }

    public string? Facet { get; init; }

    public SidecarActivation? Activation { get; init; }

    public double? Temperature { get; init; }

    public IReadOnlyList<string?>? Labels { get; init; }

    public string? LabelsFile { get; init; }

    public double? MinimumConfidence { get; init; }

    public long? TrainedOn { get; init; }
}

/// <summary>What turns an output into probabilities.</summary>
[JsonConverter(typeof(WordConverter<SidecarActivation>))]
internal enum SidecarActivation
{
    Softmax,
    Sigmoid,
    None,
}

/// <summary>The order of the channels.</summary>
[JsonConverter(typeof(WordConverter<SidecarChannels>))]
internal enum SidecarChannels
{
    Rgb,
    Bgr,
}

/// <summary>What the input holds.</summary>
[JsonConverter(typeof(WordConverter<SidecarElementType>))]
internal enum SidecarElementType
{
    Float32,
    Float16,
    Float64,
    UInt8,
}

/// <summary>The order of the input's axes.</summary>
[JsonConverter(typeof(WordConverter<SidecarLayout>))]
internal enum SidecarLayout
{
    Nchw,
    Nhwc,
}

/// <summary>How an image of other proportions is fitted.</summary>
[JsonConverter(typeof(WordConverter<SidecarResize>))]
internal enum SidecarResize
{
    Pad,
    Crop,
    Stretch,
}

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

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(SidecarDocument))]
internal sealed partial class SidecarJsonContext : JsonSerializerContext;
