using System.Text.Json.Serialization;

namespace VisionAdapters.Onnx.Sidecar;

/// <summary>What the input holds.</summary>
[JsonConverter(typeof(WordConverter<SidecarElementType>))]
internal enum SidecarElementType
{
    Float32,
    UInt8,
}
