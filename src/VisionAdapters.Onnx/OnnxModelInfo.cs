namespace VisionAdapters.Onnx;

/// <summary>What is known of a loaded model. A tagger gives it through <see cref="IImageTagger.GetService"/>.</summary>
public sealed record OnnxModelInfo
{
    /// <summary>Gets the model's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the version that the sidecar gives, when it gives one.</summary>
    public string? Version { get; init; }

    /// <summary>Gets the SHA-256 of the model in lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Gets the width of the model's input in pixels.</summary>
    public required int InputWidth { get; init; }

    /// <summary>Gets the height of the model's input in pixels.</summary>
    public required int InputHeight { get; init; }

    /// <summary>Gets the heads in the order of the sidecar, whether they answer or not.</summary>
    public required IReadOnlyList<OnnxHeadInfo> Heads { get; init; }
}
