using System.Text.Json.Serialization;

namespace VisionAdapters.Onnx.Sidecar;

/// <summary>The order of the channels.</summary>
[JsonConverter(typeof(WordConverter<SidecarChannels>))]
internal enum SidecarChannels
{
    Rgb,
    Bgr,
}
