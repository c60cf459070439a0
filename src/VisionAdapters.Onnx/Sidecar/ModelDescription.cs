namespace VisionAdapters.Onnx.Sidecar;

/// <summary>A sidecar whose own content is in order. Whether it fits the model is told by the model.</summary>
internal sealed record ModelDescription
{
    public required OnnxModelSource Source { get; init; }

    public required string Name { get; init; }

    public string? Version { get; init; }

    /// <summary>Gets the model of single precision.</summary>
    public required ModelFile Single { get; init; }

    /// <summary>Gets the model of 8-bit weights that the sidecar names; null when it names none.</summary>
    public ModelFile? Int8 { get; init; }

    public required SidecarInput Input { get; init; }

    public SidecarEmbedding? Embedding { get; init; }

    public required IReadOnlyList<HeadDescription> Heads { get; init; }

    /// <summary>Makes an error about the sidecar.</summary>
    public OnnxModelException Error(string message, Exception? cause = null) => new(Source.Name, null, message, cause);
}
