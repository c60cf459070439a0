using VisionAdapters.Onnx;

namespace VisionAdapters;

/// <summary>The fashion model of this package as a provider: it needs no settings, no account and no network.</summary>
public sealed class FashionModelProvider : OnnxModelProvider
{
    /// <inheritdoc/>
    public override string Id => FashionModelTagger.ProviderId;

    /// <inheritdoc/>
    public override string Name => "Fashion model";

    /// <inheritdoc/>
    public override string? DefaultMap => Id;

    /// <inheritdoc/>
    protected override bool HasOwnModel => true;

    /// <inheritdoc/>
    public override bool Owns(string id, IReadOnlyDictionary<string, string> options) => id == Id;

    /// <inheritdoc/>
    protected override IImageTagger LoadOwnModel(Action<OnnxInferenceOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new FashionModelOptions();
        configure(options);
        return new FashionModelTagger(options);
    }
}
