using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
        this IServiceCollection services, string serviceKey, Action<FashionModelOptions>? configure = null) =>
        Add(services, serviceKey, options => options.Configure(configure ?? (_ => { })));

    /// <summary>Registers the fashion model under the key <see cref="FashionModelTagger.ProviderId"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">A section whose entries are named as the properties of <see cref="FashionModelOptions"/>.</param>
    /// <returns>The builder of the tagger's pipeline, to put stages around it.</returns>
    public static ImageTaggerBuilder AddFashionModel(this IServiceCollection services, IConfiguration configuration) =>
        services.AddFashionModel(FashionModelTagger.ProviderId, configuration);

    /// <summary>Registers the fashion model under a key of its own.</summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The service key, and the name of the <see cref="FashionModelOptions"/>.</param>
    /// <param name="configuration">A section whose entries are named as the properties of <see cref="FashionModelOptions"/>.</param>
    /// <returns>The builder of the tagger's pipeline, to put stages around it.</returns>
    public static ImageTaggerBuilder AddFashionModel(this IServiceCollection services, string serviceKey, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, serviceKey, options => options.Bind(configuration));
    }

    private static ImageTaggerBuilder Add(
        IServiceCollection services, string serviceKey, Action<OptionsBuilder<FashionModelOptions>> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(serviceKey);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FashionModelOptions>, FashionModelOptionsValidator>());
        configure(services.AddOptions<FashionModelOptions>(serviceKey).ValidateOnStart());
        return services.AddOnnxTagger(
            serviceKey,
            provider => new FashionModelTagger(
                provider.GetRequiredService<IOptionsMonitor<FashionModelOptions>>().Get(serviceKey), provider.GetService<TimeProvider>()));
    }
}
