using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VisionAdapters;
using VisionAdapters.Registration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers one tagger over all providers.</summary>
public static class VisionAdaptersServiceCollectionExtensions
{
    /// <summary>
    /// Registers a singleton <see cref="IImageTagger"/> that asks the keyed taggers in order until one answers: each service with
    /// resilience
    /// (<see cref="ResilienceOptions"/>) and image preparation of its own, local models last; and a singleton <see
    /// cref="AttributeMapper"/>, set by <see cref="AttributeMapperOptions"/>.
    /// </summary>
    /// <remarks>
    /// Providers are registered on their own, before or after: <c>AddFashionModel()</c>, <c>AddGoogleVision()</c> and so on, or
    /// <c>AddImageTagger(key, ...)</c>.
    /// Settings are named options: <c>services.Configure&lt;ResilienceOptions&gt;("google-vision", ...)</c> for one provider,
    /// <c>ConfigureAll&lt;ResilienceOptions&gt;</c> for all, <c>Configure&lt;FallbackOptions&gt;</c> for the order of failing over. They
    /// are checked when the tagger is first asked for.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="configure">Chooses the providers and their order.</param>
    /// <returns>The builder of the pipeline, for stages around all providers.</returns>
    public static ImageTaggerBuilder AddVisionAdapters(this IServiceCollection services, Action<VisionAdaptersOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<VisionAdaptersOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.AddOptions<AttributeMapperOptions>();
        services.TryAddSingleton(provider => new AttributeMapper(provider.GetRequiredService<IOptions<AttributeMapperOptions>>().Value));
        return services.AddImageTagger(provider => new DefaultPipeline(provider).Build());
    }
}
