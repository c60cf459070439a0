using System.Text.Json;
using System.Text.Json.Serialization;

namespace VisionAdapters.Onnx.Sidecar;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(SidecarDocument))]
internal sealed partial class SidecarJsonContext : JsonSerializerContext;
