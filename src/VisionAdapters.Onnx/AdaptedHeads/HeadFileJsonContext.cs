using System.Text.Json.Serialization;

namespace VisionAdapters.Onnx;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowDuplicateProperties = false,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(HeadFileDocument))]
internal sealed partial class HeadFileJsonContext : JsonSerializerContext;
