using Microsoft.Extensions.DependencyInjection;

namespace VisionAdapters.Registration;

/// <summary>Registers taggers the same way in every project.</summary>
internal static class TaggerRegistration
{
    /// <summary>
    /// Registers a keyed singleton tagger, and its key among <see cref="RegisteredImageTaggers"/> when the key is a text.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The service key; <see langword="null"/> registers the tagger without one.</param>
    /// <param name="innerTaggerFactory">Makes the innermost tagger.</param>
    /// <returns>The builder of the tagger's pipeline, which is built when the tagger is first asked for.</returns>
    public static ImageTaggerBuilder AddTagger(
        this IServiceCollection services, object? serviceKey, Func<IServiceProvider, IImageTagger> innerTaggerFactory)
    {
        ArgumentNullException.ThrowIfNull(services);
        var builder = new ImageTaggerBuilder(innerTaggerFactory);
        services.AddKeyedSingleton(serviceKey, (provider, _) => builder.Build(provider));
        if (serviceKey is string key)
        {
            services.Configure<RegisteredImageTaggers>(taggers => taggers.Keys.Add(key));
        }

        return builder;
    }
}
