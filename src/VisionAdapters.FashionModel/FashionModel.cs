using System.ComponentModel.DataAnnotations;
using VisionAdapters.Onnx;

namespace VisionAdapters;

/// <summary>
/// The fashion model of this package: it tags product photos offline, with one head for each facet (category, gender, colour and so on).
/// </summary>
/// <remarks>What it was trained on, how good it is and where it fails is told by <c>MODEL_CARD.md</c> in the package.</remarks>
public static class FashionModel
{
    /// <summary>The id under which the model answers, unless <see cref="OnnxInferenceOptions.ProviderId"/> gives another.</summary>
    public const string ProviderId = "onnx-fashion";

    private const string Sidecar = "fashion.model.json";

    /// <summary>
    /// Gets the model's files, for those who make a model of their own from them, such as one with adapted heads folded in.
    /// </summary>
    public static OnnxModelSource Source { get; } = OnnxModelSource.FromStreams(Sidecar, () => Open(Sidecar), Open);

    /// <summary>Loads the model. Load it once and share it: the tagger is safe for use from many threads.</summary>
    /// <param name="configure">Changes how the model is run.</param>
    /// <returns>The tagger, which the caller disposes.</returns>
    /// <exception cref="OnnxModelException">The model cannot be loaded.</exception>
    /// <exception cref="ValidationException">An option is out of range.</exception>
    public static OnnxImageTagger Create(Action<FashionModelOptions>? configure = null)
    {
        var options = new FashionModelOptions();
        configure?.Invoke(options);
        return Create(options);
    }

    /// <summary>Loads the model for its embedding alone: for visual search, or for a classifier of one's own.</summary>
    /// <param name="configure">Changes how the model is run.</param>
    /// <returns>The generator, which the caller disposes.</returns>
    /// <exception cref="OnnxModelException">The model cannot be loaded.</exception>
    /// <exception cref="ValidationException">An option is out of range.</exception>
    public static OnnxEmbeddingGenerator CreateEmbeddingGenerator(Action<FashionModelOptions>? configure = null)
    {
        var options = new FashionModelOptions();
        configure?.Invoke(options);
        return OnnxEmbeddingGenerator.Load(Source, options);
    }

    internal static OnnxImageTagger Create(FashionModelOptions options) => OnnxImageTagger.Load(Source, options);

    private static Stream Open(string name) =>
        typeof(FashionModel).Assembly.GetManifestResourceStream(name)
        ?? throw new OnnxModelException(name, null, "this build of VisionAdapters.FashionModel does not hold the file; put it into the project's folder Model and build again.");
}
