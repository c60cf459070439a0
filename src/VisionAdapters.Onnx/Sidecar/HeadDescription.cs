namespace VisionAdapters.Onnx.Sidecar;

/// <summary>A head whose defaults are filled in and whose values are in range. Its output is matched with the model later.</summary>
internal sealed record HeadDescription
{
    public required string Id { get; init; }

    public string? Output { get; init; }

    /// <summary>Gets the facet whose values the labels are, when they are.</summary>
    public string? Facet { get; init; }

    public required SidecarActivation Activation { get; init; }

    public required double Temperature { get; init; }

    public required IReadOnlyList<string> Labels { get; init; }

    public required double MinimumConfidence { get; init; }
}
