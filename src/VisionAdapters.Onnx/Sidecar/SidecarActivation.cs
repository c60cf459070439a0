using System.Text.Json.Serialization;

namespace VisionAdapters.Onnx.Sidecar;

/// <summary>What turns an output into probabilities.</summary>
[JsonConverter(typeof(WordConverter<SidecarActivation>))]
internal enum SidecarActivation
{
    Softmax,
    Sigmoid,
    None,
}
