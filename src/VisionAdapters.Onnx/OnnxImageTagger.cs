using System.ComponentModel.DataAnnotations;
using Microsoft.ML.OnnxRuntime;
using VisionAdapters.Onnx.Inference;
using VisionAdapters.Onnx.Sidecar;

namespace VisionAdapters.Onnx;

/// <summary>Any ONNX image classifier as a tagger. A JSON sidecar beside the model describes its input and its heads.</summary>
/// <remarks>
/// <para>Safe for use from many threads: all calls share one <see cref="InferenceSession"/>. Decoding and inference are work for a
/// processor:
/// they run on the thread pool, at most <see cref="OnnxInferenceOptions.MaxConcurrentRuns"/> at once, so a call returns before it is done
/// and further calls wait without holding a thread.</para>
/// <para>A tag's id is <c>head/label</c>, its group the head. Tags come head by head, in each the most confident first.
/// <see cref="TaggingOptions.MinimumConfidence"/> goes before what the options and the sidecar say; <see cref="TaggingOptions.MaxTags"/>
/// keeps the most confident tags of all heads. The other options of a call have no meaning here.</para>
/// <para>Calls under way when the tagger is disposed still end well; the session is freed after the last.
/// <see cref="GetService"/> gives <see cref="TaggerMetadata"/>, <see cref="OnnxModelInfo"/>, the <see cref="OnnxEmbeddingGenerator"/> of a
/// model that has an embedding,
/// and the <see cref="InferenceSession"/>, which the tagger owns.</para>
/// </remarks>
public sealed class OnnxImageTagger : IImageTagger, IBatchImageTagger
{
    private readonly ModelRunner _runner;
    private readonly TagCallPool _calls;
    private readonly TaggerMetadata _metadata;
    private readonly OnnxModelInfo _model;
    private readonly OnnxEmbeddingGenerator? _embeddings;

    internal OnnxImageTagger(ModelRunner runner, OnnxModelInfo model, TaggerMetadata metadata, OnnxInferenceOptions options)
    {
        _runner = runner;
        _model = model;
        _metadata = metadata;
        var classifier = new ImageBatchClassifier(runner, metadata, options.ImageLimits);
        var time = options.TimeProvider;
        _calls = new TagCallPool(() => new TagCall(runner, classifier, metadata.Limits.MaxBytes, time));
        _embeddings = OnnxEmbeddingGenerator.Of(this, model);
    }

    /// <inheritdoc/>
    public int MaxBatchSize => _runner.MaxBatchSize;

    /// <summary>Loads a model from disk.</summary>
    /// <param name="sidecarPath">The path of the JSON sidecar that describes the model.</param>
    /// <returns>The tagger.</returns>
    /// <exception cref="OnnxModelException">The sidecar or the model is missing, damaged or does not fit.</exception>
    public static OnnxImageTagger Load(string sidecarPath) => Load(new OnnxTaggerOptions { SidecarPath = sidecarPath });

    /// <summary>Loads a model from disk.</summary>
    /// <param name="options">The model's place and how it is run. Later changes of the options have no effect.</param>
    /// <returns>The tagger.</returns>
    /// <exception cref="OnnxModelException">The sidecar or the model is missing, damaged or does not fit.</exception>
    /// <exception cref="ValidationException">An option is out of range.</exception>
    public static OnnxImageTagger Load(OnnxTaggerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return TaggerLoader.Load(OnnxModelSource.FromFile(options.SidecarPath!), options);
    }

    /// <summary>Loads a model from any source, such as embedded resources.</summary>
    /// <param name="source">The sidecar and the files that it names.</param>
    /// <param name="options">How the model is run. Later changes of the options have no effect.</param>
    /// <returns>The tagger.</returns>
    /// <exception cref="OnnxModelException">The sidecar or the model is missing, damaged or does not fit.</exception>
    /// <exception cref="ValidationException">An option is out of range.</exception>
    public static OnnxImageTagger Load(OnnxModelSource source, OnnxInferenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return TaggerLoader.Load(source, options);
    }

    /// <inheritdoc/>
    public async Task<TaggingResponse> TagAsync(ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        using var use = _runner.Enter();
        var call = _calls.Rent();
        try
        {
            call.Add(image);
            await call.AnswerAsync(options, cancellationToken).ConfigureAwait(false);
            return call.Response(0);
        }
        finally
        {
            _calls.Return(call);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(IReadOnlyList<ImageInput> images, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.Count is 0 || images.Count > MaxBatchSize)
        {
            throw new ArgumentException($"A batch holds from 1 to {MaxBatchSize} images, not {images.Count}: use TagManyAsync for any number.", nameof(images));
        }

        using var use = _runner.Enter();
        var call = _calls.Rent();
        try
        {
            // By place, as for all lists on this way: an enumerator would be an object.
            for (var place = 0; place < images.Count; place++)
            {
                ArgumentNullException.ThrowIfNull(images[place], nameof(images));
                call.Add(images[place]);
            }

            await call.AnswerAsync(options, cancellationToken).ConfigureAwait(false);
            return call.Outcomes();
        }
        finally
        {
            _calls.Return(call);
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType.IsInstanceOfType(this) ? this
            : serviceType == typeof(TaggerMetadata) ? _metadata
            : serviceType == typeof(OnnxModelInfo) ? _model
            : serviceType.IsInstanceOfType(_embeddings) ? _embeddings
            : serviceType == typeof(InferenceSession) ? _runner.Session
            : null;
    }

    /// <summary>Frees the model. Calls under way still end well.</summary>
    public void Dispose() => _runner.Dispose();
}
