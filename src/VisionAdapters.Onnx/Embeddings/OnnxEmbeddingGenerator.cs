using System.ComponentModel.DataAnnotations;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.AI;

namespace VisionAdapters.Onnx;

/// <summary>
/// The embedding of an ONNX model, for visual search and for heads of one's own: images that look alike get vectors that point the same
/// way.
/// Any model whose sidecar names an <c>embedding</c> has one.
/// </summary>
/// <remarks>
/// <para>Safe for use from many threads. Images go through the model in batches, <see cref="OnnxInferenceOptions.MaxConcurrentRuns"/> at
/// once.</para>
/// <para><see cref="GenerateAsync"/> gives all embeddings or none: the first image that fails ends the call with its
/// <see cref="TaggingException"/>. Where one bad
/// image must not stop the rest, use <c>TagManyAsync</c> of the tagger and ask it for <see cref="TaggingFeatures.Embedding"/>.</para>
/// </remarks>
public sealed class OnnxEmbeddingGenerator : IEmbeddingGenerator<ImageInput, Embedding<float>>
{
    private static readonly TaggingOptions EmbeddingOnly = new() { Features = TaggingFeatures.Embedding };

    private readonly OnnxImageTagger _tagger;
    private readonly EmbeddingGeneratorMetadata _metadata;
    private readonly int _length;
    private readonly bool _ownsTagger;

    private OnnxEmbeddingGenerator(OnnxImageTagger tagger, bool ownsTagger)
    {
        var model = tagger.GetService<OnnxModelInfo>()!;
        _tagger = tagger;
        _ownsTagger = ownsTagger;
        _length = model.EmbeddingLength ?? throw new OnnxModelException($"the model '{model.Name}' has no embedding; name the output that is one under 'embedding' in its sidecar.");
        _metadata = new EmbeddingGeneratorMetadata(tagger.GetService<TaggerMetadata>()!.ProviderId, providerUri: null, $"{model.Name} {model.Version}".TrimEnd(), _length);
    }

    /// <summary>Loads a model from disk for its embedding alone.</summary>
    /// <param name="sidecarPath">The path of the JSON sidecar that describes the model.</param>
    /// <returns>The generator, which owns the model.</returns>
    /// <exception cref="OnnxModelException">The model cannot be loaded, or has no embedding.</exception>
    public static OnnxEmbeddingGenerator Load(string sidecarPath) => Own(OnnxImageTagger.Load(sidecarPath));

    /// <summary>Loads a model from any source for its embedding alone.</summary>
    /// <param name="source">The sidecar and the files that it names.</param>
    /// <param name="options">How the model is run.</param>
    /// <returns>The generator, which owns the model.</returns>
    /// <exception cref="OnnxModelException">The model cannot be loaded, or has no embedding.</exception>
    /// <exception cref="ValidationException">An option is out of range.</exception>
    public static OnnxEmbeddingGenerator Load(OnnxModelSource source, OnnxInferenceOptions options) => Own(OnnxImageTagger.Load(source, options));

    /// <inheritdoc/>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<ImageInput> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (options?.Dimensions is { } dimensions && dimensions != _length)
        {
            throw new NotSupportedException($"The embedding has {_length} numbers and no other length; {dimensions} were asked for.");
        }

        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        var many = new TagManyOptions { Tagging = EmbeddingOnly };
        await foreach (var outcome in _tagger.TagManyAsync(values.ToAsyncEnumerable(), many, cancellationToken).ConfigureAwait(false))
        {
            if (outcome.Error is { } error)
            {
                ExceptionDispatchInfo.Throw(error);
            }

            embeddings.Add(new Embedding<float>(outcome.Response!.Embedding) { ModelId = _metadata.DefaultModelId });
        }

        return embeddings;
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType.IsInstanceOfType(this) ? this
            : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
            : _tagger.GetService(serviceType);
    }

    /// <summary>Frees the model when the generator was loaded by itself; one that a tagger gave leaves the model to the tagger.</summary>
    public void Dispose()
    {
        if (_ownsTagger)
        {
            _tagger.Dispose();
        }
    }

    /// <summary>Makes the generator of a tagger, or null when its model has no embedding.</summary>
    internal static OnnxEmbeddingGenerator? Of(OnnxImageTagger tagger, OnnxModelInfo model) =>
        model.EmbeddingLength is null ? null : new OnnxEmbeddingGenerator(tagger, ownsTagger: false);

    private static OnnxEmbeddingGenerator Own(OnnxImageTagger tagger)
    {
        try
        {
            return new OnnxEmbeddingGenerator(tagger, ownsTagger: true);
        }
        catch
        {
            tagger.Dispose();
            throw;
        }
    }
}
