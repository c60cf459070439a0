using System.Runtime.ExceptionServices;
using Microsoft.Extensions.AI;

namespace VisionAdapters.Onnx;

/// <summary>
/// The embedding of an ONNX model, for visual search and for your own heads: images that look alike get vectors that point the same way.
/// Any model whose sidecar names an <c>embedding</c> has one.
/// </summary>
/// <remarks>
/// <para>Safe for use from many threads. Images go through the model in batches, <see cref="OnnxInferenceOptions.MaxConcurrentRuns"/> at
/// once.</para>
/// <para><see cref="GenerateAsync"/> gives all embeddings or none: the first image that fails ends the call with its <see
/// cref="TaggingException"/>. Where one bad
/// image must not stop the rest, use <c>TagManyAsync</c> of the tagger and ask it for <see cref="TaggingFeatures.Embedding"/>.</para>
/// </remarks>
public sealed class OnnxEmbeddingGenerator : IEmbeddingGenerator<ImageInput, Embedding<float>>
{
    private static readonly TaggingOptions EmbeddingOnly = new() { Features = TaggingFeatures.Embedding };

    private readonly IImageTagger _tagger;
    private readonly EmbeddingGeneratorMetadata _metadata;
    private readonly int _length;
    private readonly bool _ownsTagger;

    /// <summary>Initializes a new instance of the <see cref="OnnxEmbeddingGenerator"/> class for the embedding of a tagger's model
    /// alone.</summary>
    /// <param name="tagger">The tagger of an ONNX model, such as <c>new OnnxImageTagger(path)</c>. The generator disposes it.</param>
    /// <exception cref="OnnxModelException">The tagger's model has no embedding.</exception>
    public OnnxEmbeddingGenerator(IImageTagger tagger)
        : this(tagger, ownsTagger: true)
    {
    }

    internal OnnxEmbeddingGenerator(IImageTagger tagger, bool ownsTagger)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        var model = tagger.GetService<OnnxModelInfo>()
            ?? throw new OnnxModelException("the tagger is not one of an ONNX model, so it has no embedding.");
        _tagger = tagger;
        _ownsTagger = ownsTagger;
        _length = model.EmbeddingLength
            ?? throw new OnnxModelException(
                $"the model '{model.Name}' has no embedding; name the output that is one under 'embedding' in its sidecar.");
        var id = $"{model.Name} {model.Version}".TrimEnd();
        _metadata = new EmbeddingGeneratorMetadata(tagger.GetService<TaggerMetadata>()!.ProviderId, providerUri: null, id, _length);
    }

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
            : _tagger.GetService(serviceType, serviceKey);
    }

    /// <summary>Frees the model when the generator was made of a tagger; one that a tagger gave leaves the model to the tagger.</summary>
    public void Dispose()
    {
        if (_ownsTagger)
        {
            _tagger.Dispose();
        }
    }
}
