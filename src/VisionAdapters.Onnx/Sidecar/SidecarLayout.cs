using System.Text.Json.Serialization;

namespace VisionAdapters.Onnx.Sidecar;

/// <summary>The order of the input's axes.</summary>
[JsonConverter(typeof(WordConverter<SidecarLayout>))]
internal enum SidecarLayout
{
    Nchw,
    Nhwc,
}
