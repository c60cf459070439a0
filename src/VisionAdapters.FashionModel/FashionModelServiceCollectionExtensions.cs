using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using VisionAdapters;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the fashion model.</summary>
public static class FashionModelServiceCollectionExtensions
{
    /// <summary>Registers the fashion model under the key <see cref="FashionModelTagger.ProviderId"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes how the model is run.</param>
    /// <returns>The builder of the tagger's pipeline, to put stages around it.</returns>
    public static ImageTaggerBuilder AddFashionModel(this IServiceCollection services, Action<FashionModelOptions>? configure = null) =>
        services.AddFashionModel(FashionModelTagger.ProviderId, configure);

    /// <summary>
    /// Registers the fashion model as a keyed singleton <see cref="IImageTagger"/> and as a keyed singleton
    /// <see cref="IEmbeddingGenerator{TInput, TEmbedding}"/> of <see cref="ImageInput"/>. It is loaded once, when either is first asked
    /// for.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The service key, and the name of the <see cref="FashionModelOptions"/>.</param>
    /// <param name="configure">Changes how the model is run.</param>
    /// <returns>The builder of the tagger's pipeline, to put stages around it.</returns>
    public static ImageTaggerBuilder AddFashionModel(
        this IServiceCollection services, string serviceKey, Action<FashionModelOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(serviceKey);
        var options = services.AddOptions<FashionModelOptions>(serviceKey);
        if (configure is not null)
        {
            options.Configure(configure);
        }

        return services.AddOnnxTagger(
            serviceKey,
            provider => new FashionModelTagger(provider.GetRequiredService<IOptionsMonitor<FashionModelOptions>>().Get(serviceKey)));
    }
}
