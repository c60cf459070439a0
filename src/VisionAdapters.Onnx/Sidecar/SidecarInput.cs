using System.Text.Json.Serialization;

namespace VisionAdapters.Onnx.Sidecar;

/// <summary>How an image becomes the model's input.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SidecarInput
{
    public string? Name { get; init; }

    public SidecarLayout? Layout { get; init; }

    public SidecarElementType? ElementType { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public SidecarChannels? Channels { get; init; }

    public SidecarResize? Resize { get; init; }

    public string? Background { get; init; }

    public IReadOnlyList<float>? Mean { get; init; }

    public IReadOnlyList<float>? Std { get; init; }
}
