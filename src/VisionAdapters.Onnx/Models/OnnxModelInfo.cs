namespace VisionAdapters.Onnx;

/// <summary>What is known of a loaded model. A tagger gives it through <see cref="IImageTagger.GetService"/>.</summary>
public sealed record OnnxModelInfo
{
    /// <summary>Gets the model's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the version that the sidecar gives, when it gives one.</summary>
    public string? Version { get; init; }

    /// <summary>Gets the SHA-256 of the file that runs, in lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>
    /// Gets the SHA-256 of the model at single precision, which an adapted head is tied to: equal to <see cref="Sha256"/> unless the model
    /// runs at another precision.
    /// </summary>
    public required string SinglePrecisionSha256 { get; init; }

    /// <summary>Gets which of the model's files runs: <see cref="ModelPrecision.Single"/> or <see cref="ModelPrecision.Int8"/>.</summary>
    public ModelPrecision Precision { get; init; }

    /// <summary>Gets how many numbers the embedding has; <see langword="null"/> when the model has none.</summary>
    public int? EmbeddingLength { get; init; }

    /// <summary>Gets the width of the model's input in pixels.</summary>
    public required int InputWidth { get; init; }

    /// <summary>Gets the height of the model's input in pixels.</summary>
    public required int InputHeight { get; init; }

    /// <summary>
    /// Gets the heads in the order of the sidecar, then the adapted ones, whether they answer or not. A head that an adapted one replaces
    /// is left out.
    /// </summary>
    public required IReadOnlyList<OnnxHeadInfo> Heads { get; init; }

    /// <summary>
    /// Gets what was found on loading that the sidecar does not say, a sentence each: outputs that are probabilities already, a batch axis
    /// that takes one image only, a range of pixels that the model's file tells, labels that were escaped.
    /// </summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
