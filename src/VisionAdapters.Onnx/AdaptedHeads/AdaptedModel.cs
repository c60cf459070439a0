namespace VisionAdapters.Onnx;

/// <summary>The model that an adapted head belongs to.</summary>
public sealed record AdaptedModel
{
    /// <summary>Gets the model's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the model's version, when it has one.</summary>
    public string? Version { get; init; }

    /// <summary>
    /// Gets the SHA-256 of the model at single precision, in lower-case hexadecimal digits: two models that differ in it have different
    /// embeddings.
    /// </summary>
    public required string Sha256 { get; init; }

    /// <summary>Gets how many numbers the embedding has.</summary>
    public required int EmbeddingLength { get; init; }
}
