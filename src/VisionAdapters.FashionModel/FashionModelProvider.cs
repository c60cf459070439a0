using VisionAdapters.Onnx;

namespace VisionAdapters;

/// <summary>The fashion model of this package as a provider: it needs no settings, no account and no network.</summary>
public sealed class FashionModelProvider : OnnxModelProvider
{
    /// <inheritdoc/>
    public override string Id => FashionModel.ProviderId;

    /// <inheritdoc/>
    public override string Name => "Fashion model";

    /// <inheritdoc/>
    public override string? DefaultMap => Id;

    /// <inheritdoc/>
    protected override bool HasOwnModel => true;

    /// <inheritdoc/>
    public override bool Owns(string id, IReadOnlyDictionary<string, string> options) => id == Id;

    /// <inheritdoc/>
    protected override OnnxImageTagger LoadOwnModel(Action<OnnxInferenceOptions> configure) => FashionModel.Create(configure);
}
