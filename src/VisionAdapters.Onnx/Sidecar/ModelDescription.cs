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

    /// <summary>Gets what was mended in reading, a sentence each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Makes an error about the sidecar.</summary>
    public OnnxModelException Error(string message, Exception? cause = null) => new(Source.Name, null, message, cause);
}

/// <summary>A model's file by the name that its source knows it by, and its hash when the sidecar tells it.</summary>
internal sealed record ModelFile(string Name, string? Sha256);

/// <summary>A head whose defaults are filled in and whose values are in range. Its output is matched with the model later.</summary>
internal sealed record HeadDescription
{
    public required string Id { get; init; }

    public string? Output { get; init; }

    /// <summary>Gets the facet whose values the labels are, when they are.</summary>
    public string? Facet { get; init; }

    /// <summary>Gets the activation; null when the sidecar leaves it to what the model puts out.</summary>
    public SidecarActivation? Activation { get; init; }

    public required double Temperature { get; init; }

    public required IReadOnlyList<string> Labels { get; init; }

    public required double MinimumConfidence { get; init; }
}
