using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VisionAdapters;
using VisionAdapters.Onnx;
using VisionAdapters.Registration;

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
    /// <param name="serviceKey">The service key, and the name of the <see cref="OnnxTaggerOptions"/>.</param>
    /// <param name="configure">Says where the model is and how it is run.</param>
    /// <returns>The builder of the tagger's pipeline, to put stages around it.</returns>
    public static ImageTaggerBuilder AddOnnxTagger(this IServiceCollection services, string serviceKey, Action<OnnxTaggerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, serviceKey, options => options.Configure(configure));
    }

    /// <summary>Registers a model on disk as a keyed singleton <see cref="IImageTagger"/>, with options from a configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The service key, and the name of the <see cref="OnnxTaggerOptions"/>.</param>
    /// <param name="configuration">A section whose entries are named as the properties of <see cref="OnnxTaggerOptions"/>.</param>
    /// <returns>The builder of the tagger's pipeline, to put stages around it.</returns>
    public static ImageTaggerBuilder AddOnnxTagger(this IServiceCollection services, string serviceKey, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, serviceKey, options => options.Bind(configuration));
    }

    /// <summary>Registers a tagger and the embedding of its model under one key.</summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The service key.</param>
    /// <param name="taggerFactory">Makes the tagger of an ONNX model, once.</param>
    /// <returns>The builder of the tagger's pipeline, to put stages around it.</returns>
    public static ImageTaggerBuilder AddOnnxTagger(
        this IServiceCollection services, string serviceKey, Func<IServiceProvider, IImageTagger> taggerFactory)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(serviceKey);
        var builder = services.AddTagger(serviceKey, taggerFactory);

        // A tagger that stages were put around still gives the embedding of the model inside.
        services.AddKeyedSingleton<IEmbeddingGenerator<ImageInput, Embedding<float>>>(
            serviceKey,
            (provider, _) => provider.GetRequiredKeyedService<IImageTagger>(serviceKey).GetService<OnnxEmbeddingGenerator>()
                ?? throw new OnnxModelException(
                    $"the model that is registered as '{serviceKey}' has no embedding; name the output that is one under "
                        + "'embedding' in its sidecar."));
        return builder;
    }

    private static ImageTaggerBuilder Add(
        IServiceCollection services, string serviceKey, Action<OptionsBuilder<OnnxTaggerOptions>> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(serviceKey);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OnnxTaggerOptions>, OnnxTaggerOptionsValidator>());
        configure(services.AddOptions<OnnxTaggerOptions>(serviceKey).ValidateOnStart());
        return services.AddOnnxTagger(
            serviceKey,
            provider => new OnnxImageTagger(
                provider.GetRequiredService<IOptionsMonitor<OnnxTaggerOptions>>().Get(serviceKey), provider.GetService<TimeProvider>()));
    }
}
