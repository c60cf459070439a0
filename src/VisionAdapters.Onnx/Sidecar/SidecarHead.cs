using System.Text.Json.Serialization;

namespace VisionAdapters.Onnx.Sidecar;

/// <summary>An output that holds one number for each label.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SidecarHead
{
    public string? Id { get; init; }

    public string? Output { get; init; }

    public string? Facet { get; init; }

    public SidecarActivation? Activation { get; init; }

    public double? Temperature { get; init; }

    public IReadOnlyList<string?>? Labels { get; init; }

    public string? LabelsFile { get; init; }

    public double? MinimumConfidence { get; init; }

    public long? TrainedOn { get; init; }
}
