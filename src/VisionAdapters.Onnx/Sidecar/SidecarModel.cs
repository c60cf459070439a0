using System.Text.Json.Serialization;

namespace VisionAdapters.Onnx.Sidecar;

/// <summary>The model's file.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SidecarModel
{
    public string? File { get; init; }

    public string? Sha256 { get; init; }

    public long? Bytes { get; init; }
}
