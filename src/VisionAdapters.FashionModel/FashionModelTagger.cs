using Microsoft.Extensions.Options;
using VisionAdapters.Onnx;

namespace VisionAdapters;

/// <summary>The fashion model of this package: it tags product photos offline, with one head for each facet (category, gender, color and
/// so on).</summary>
/// <remarks>
/// <para>Make it once and share it: it is safe for use from many threads. <see cref="DelegatingImageTagger.GetService"/> gives what
/// <see cref="OnnxImageTagger"/> gives, such as <see cref="OnnxModelInfo"/> and the <see cref="OnnxEmbeddingGenerator"/>.</para>
/// <para><c>MODEL_CARD.md</c> in the package says what it was trained on, how good it is and where it fails.</para>
/// </remarks>
public sealed class FashionModelTagger : DelegatingImageTagger, IBatchImageTagger
{
    /// <summary>The id under which the model answers, unless <see cref="OnnxInferenceOptions.ProviderId"/> gives another.</summary>
    public const string ProviderId = "onnx-fashion";

    private const string Sidecar = "fashion.model.json";

    private readonly OnnxImageTagger _model;

    /// <summary>Initializes a new instance of the <see cref="FashionModelTagger"/> class: loads the model.</summary>
    /// <param name="options">How the model is run; <see langword="null"/> means the defaults. Later changes of the options have no
    /// effect.</param>
    /// <param name="timeProvider">The clock that measures <see cref="TaggingResponse.Latency"/>; <see langword="null"/> means the
    /// system's.</param>
    /// <exception cref="OnnxModelException">The model cannot be loaded.</exception>
    /// <exception cref="OptionsValidationException">An option is out of range.</exception>
    public FashionModelTagger(FashionModelOptions? options = null, TimeProvider? timeProvider = null)
        : this(new OnnxImageTagger(Source, options, timeProvider))
    {
    }

    private FashionModelTagger(OnnxImageTagger model)
        : base(model) => _model = model;

    /// <summary>Gets the model's files, to make a model of your own from them, such as one with adapted heads folded in.</summary>
    public static OnnxModelSource Source { get; } = OnnxModelSource.FromStreams(Sidecar, () => Open(Sidecar), Open);

    /// <inheritdoc/>
    public int MaxBatchSize => _model.MaxBatchSize;

    /// <inheritdoc/>
    public Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(
        IReadOnlyList<ImageInput> images, TaggingOptions? options = null, CancellationToken cancellationToken = default) =>
        _model.TagBatchAsync(images, options, cancellationToken);

    private static Stream Open(string name) =>
        typeof(FashionModelTagger).Assembly.GetManifestResourceStream(name)
        ?? throw new OnnxModelException(
            name,
            null,
            "this build of VisionAdapters.FashionModel does not hold the file; put it into the project's folder Model and build again.");
}
