namespace VisionAdapters.Onnx.Sidecar;

/// <summary>A sidecar whose own content is in order. Whether it fits the model is told by the model.</summary>
internal sealed record ModelDescription
{
    public required OnnxModelSource Source { get; init; }

    public required string Name { get; init; }

    public string? Version { get; init; }

    public required string ModelFile { get; init; }

    public string? Sha256 { get; init; }

    public required SidecarInput Input { get; init; }

    public SidecarEmbedding? Embedding { get; init; }

    public required IReadOnlyList<HeadDescription> Heads { get; init; }

    /// <summary>Makes an error about the sidecar.</summary>
    public OnnxModelException Error(string message, Exception? cause = null) => new(Source.Name, null, message, cause);
}
