namespace VisionAdapters.Onnx;

/// <summary>One classification that a model makes: each of its labels may become a tag.</summary>
public sealed record OnnxHeadInfo
{
    /// <summary>Gets the head's id: the group of its tags.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the labels in the order of the model's output.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Gets the id of the taxonomy facet whose values the labels are, when the head says so.</summary>
    public string? Facet { get; init; }

    /// <summary>Gets a value indicating whether the head was trained on the model's embedding and is not part of the model.</summary>
    public bool IsAdapted { get; init; }

    /// <summary>Gets the minimum confidence of a tag, in [0, 1], that the sidecar recommends.</summary>
    public double MinimumConfidence { get; init; }
}
