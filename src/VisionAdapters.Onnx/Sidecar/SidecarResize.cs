using System.Text.Json.Serialization;

namespace VisionAdapters.Onnx.Sidecar;

/// <summary>How an image of other proportions is fitted.</summary>
[JsonConverter(typeof(WordConverter<SidecarResize>))]
internal enum SidecarResize
{
    Pad,
    Crop,
    Stretch,
}
