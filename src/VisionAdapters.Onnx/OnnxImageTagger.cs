using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Options;
using Microsoft.ML.OnnxRuntime;
using VisionAdapters.Onnx.Inference;
using VisionAdapters.Settings;

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
    private readonly ImageBatchClassifier _classifier;
    private readonly TaggerMetadata _metadata;
    private readonly OnnxModelInfo _model;
    private readonly OnnxEmbeddingGenerator? _embeddings;
    private readonly TimeProvider _time;

    /// <summary>Initializes a new instance of the <see cref="OnnxImageTagger"/> class: loads a model from disk.</summary>
    /// <param name="sidecarPath">The path of the JSON sidecar that describes the model.</param>
    /// <exception cref="OnnxModelException">The sidecar or the model is missing, damaged or does not fit.</exception>
    public OnnxImageTagger(string sidecarPath)
        : this(new OnnxTaggerOptions { SidecarPath = sidecarPath })
    {
    }

    /// <summary>Initializes a new instance of the <see cref="OnnxImageTagger"/> class: loads a model from disk.</summary>
    /// <param name="options">Where the model is and how it is run. Later changes of the options have no effect.</param>
    /// <exception cref="OnnxModelException">The sidecar or the model is missing, damaged or does not fit.</exception>
    /// <exception cref="OptionsValidationException">An option is out of range.</exception>
    public OnnxImageTagger(OnnxTaggerOptions options)
        : this(OnnxModelSource.FromFile(new OnnxTaggerOptionsValidator().Validated(options).SidecarPath!), options)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="OnnxImageTagger"/> class: loads a model from disk.</summary>
    /// <param name="options">Where the model is and how it is run. Later changes of the options have no effect.</param>
    /// <param name="timeProvider">The clock that measures <see cref="TaggingResponse.Latency"/>.</param>
    /// <exception cref="OnnxModelException">The sidecar or the model is missing, damaged or does not fit.</exception>
    /// <exception cref="OptionsValidationException">An option is out of range.</exception>
    public OnnxImageTagger(OnnxTaggerOptions options, TimeProvider? timeProvider)
        : this(OnnxModelSource.FromFile(new OnnxTaggerOptionsValidator().Validated(options).SidecarPath!), options, timeProvider)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="OnnxImageTagger"/> class: loads a model from any source, such as embedded
    /// resources.</summary>
    /// <param name="source">The sidecar and the files that it names.</param>
    /// <param name="options">How the model is run; <see langword="null"/> means the defaults. Later changes of the options have no
    /// effect.</param>
    /// <param name="timeProvider">The clock that measures <see cref="TaggingResponse.Latency"/>; <see langword="null"/> means the
    /// system's.</param>
    /// <exception cref="OnnxModelException">The sidecar or the model is missing, damaged or does not fit.</exception>
    /// <exception cref="OptionsValidationException">An option is out of range.</exception>
    public OnnxImageTagger(OnnxModelSource source, OnnxInferenceOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        options ??= new OnnxInferenceOptions();
        (_runner, _model, _metadata) = TaggerLoader.Load(source, new OnnxInferenceOptionsValidator().Validated(options));
        _time = timeProvider ?? TimeProvider.System;
        _classifier = new ImageBatchClassifier(_runner.Model, _metadata, options.ImageLimits, _time);
        _embeddings = _model.EmbeddingLength is null ? null : new OnnxEmbeddingGenerator(this, ownsTagger: false);
    }

    /// <inheritdoc/>
    public int MaxBatchSize => _runner.Model.MaxBatchSize;

    /// <inheritdoc/>
    public async Task<TaggingResponse> TagAsync(
        ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        var outcomes = await AnswerAsync([image], options, cancellationToken).ConfigureAwait(false);
        if (outcomes[0].Error is { } error)
        {
            ExceptionDispatchInfo.Throw(error);
        }

        return outcomes[0].Response!;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(
        IReadOnlyList<ImageInput> images, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.Count is 0 || images.Count > MaxBatchSize)
        {
            throw new ArgumentException(
                $"A batch holds from 1 to {MaxBatchSize} images, not {images.Count}: use TagManyAsync for any number.",
                nameof(images));
        }

        foreach (var image in images)
        {
            ArgumentNullException.ThrowIfNull(image, nameof(images));
        }

        return await AnswerAsync(images, options, cancellationToken).ConfigureAwait(false);
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
            : serviceType == typeof(InferenceSession) ? _runner.Model.Session
            : null;
    }

    /// <summary>Frees the model. Calls under way still end well.</summary>
    public void Dispose() => _runner.Dispose();

    private async Task<TaggingOutcome[]> AnswerAsync(
        IReadOnlyList<ImageInput> images, TaggingOptions? options, CancellationToken cancellationToken)
    {
        using var use = _runner.TryEnter() ?? throw new ObjectDisposedException(nameof(OnnxImageTagger));
        var started = _time.GetTimestamp();
        var reads = images.Select(image => LoadedImage.LoadAsync(image, _metadata.Limits.MaxBytes, cancellationToken));
        var loaded = await Task.WhenAll(reads).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return await _runner
            .RunAsync(workspace => _classifier.Classify(workspace, loaded, options, started, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }
}
