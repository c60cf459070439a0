namespace VisionAdapters.Onnx.Sidecar;

/// <summary>The sidecar as written. What is absent is null here; <see cref="SidecarReader"/> gives the defaults.</summary>
internal sealed record SidecarDocument
{
    public int? SchemaVersion { get; init; }

    public string? Name { get; init; }

    public string? Version { get; init; }

    public SidecarModel? Model { get; init; }

    public SidecarInput? Input { get; init; }

    public SidecarEmbedding? Embedding { get; init; }

    public IReadOnlyList<SidecarHead?>? Heads { get; init; }
}
