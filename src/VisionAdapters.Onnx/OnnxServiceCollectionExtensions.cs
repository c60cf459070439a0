using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using VisionAdapters;
using VisionAdapters.Onnx;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers ONNX taggers.</summary>
public static class OnnxServiceCollectionExtensions
{
    /// <summary>
    /// Registers a model on disk as a keyed singleton <see cref="IImageTagger"/>, and its embedding as a keyed singleton
    /// <see cref="IEmbeddingGenerator{TInput, TEmbedding}"/> of <see cref="ImageInput"/>. The model is loaded once, when either is first
    /// asked for.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The service key, and the name of the <see cref="OnnxTaggerOptions"/>.</param>
    /// <param name="configure">Says where the model is and how it is run.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddOnnxTagger(this IServiceCollection services, string name, Action<OnnxTaggerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<OnnxTaggerOptions>(name).Configure(configure);
        return services.AddOnnxTagger(name, provider => OnnxImageTagger.Load(provider.GetRequiredService<IOptionsMonitor<OnnxTaggerOptions>>().Get(name)));
    }

    /// <summary>Registers a tagger and the embedding of its model under one key.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The service key.</param>
    /// <param name="load">Loads the tagger, once.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddOnnxTagger(this IServiceCollection services, string name, Func<IServiceProvider, OnnxImageTagger> load)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(load);
        services.AddKeyedSingleton<IImageTagger>(name, (provider, _) => load(provider));

        // A tagger that stages were put around still gives the embedding of the model inside.
        return services.AddKeyedSingleton<IEmbeddingGenerator<ImageInput, Embedding<float>>>(
            name,
            (provider, _) => provider.GetRequiredKeyedService<IImageTagger>(name).GetService<OnnxEmbeddingGenerator>()
                ?? throw new OnnxModelException($"the model that is registered as '{name}' has no embedding; name the output that is one under 'embedding' in its sidecar."));
    }
}
