using System.Text.Json.Serialization;

namespace VisionAdapters.Onnx.Sidecar;

/// <summary>An output that describes the image as a vector.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SidecarEmbedding
{
    public string? Output { get; init; }

    public int? Length { get; init; }
}
