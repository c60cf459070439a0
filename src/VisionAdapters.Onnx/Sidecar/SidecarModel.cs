using System.Text.Json.Serialization;

namespace VisionAdapters.Onnx.Sidecar;

/// <summary>The model's file, and a second one with smaller weights where there is one.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SidecarModel
{
    public string? File { get; init; }

    public string? Sha256 { get; init; }

    public long? Bytes { get; init; }

    public SidecarModel? Int8 { get; init; }
}
