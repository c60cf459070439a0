using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VisionAdapters;
using VisionAdapters.Fallback;
using VisionAdapters.Registration;
using VisionAdapters.Resilience;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers taggers and the stages around them.</summary>
public static class ImageTaggerServiceCollectionExtensions
{
    /// <summary>Registers a tagger as a singleton <see cref="IImageTagger"/>. Stages are added to the builder that is returned.</summary>
    /// <param name="services">The services.</param>
    /// <param name="innerTaggerFactory">Makes the innermost tagger.</param>
    /// <returns>The builder of the pipeline, which is built when the tagger is first asked for.</returns>
    public static ImageTaggerBuilder AddImageTagger(
        this IServiceCollection services, Func<IServiceProvider, IImageTagger> innerTaggerFactory) =>
        services.AddImageTagger(serviceKey: null, innerTaggerFactory);

    /// <summary>
    /// Registers a tagger as a keyed singleton <see cref="IImageTagger"/>. Stages are added to the builder that is returned.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The service key; <see langword="null"/> registers the tagger without one.</param>
    /// <param name="innerTaggerFactory">Makes the innermost tagger.</param>
    /// <returns>The builder of the pipeline, which is built when the tagger is first asked for.</returns>
    public static ImageTaggerBuilder AddImageTagger(
        this IServiceCollection services, object? serviceKey, Func<IServiceProvider, IImageTagger> innerTaggerFactory)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ResilienceOptions>, ResilienceOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FallbackOptions>, FallbackOptionsValidator>());
        return services.AddTagger(serviceKey, innerTaggerFactory);
    }
}
