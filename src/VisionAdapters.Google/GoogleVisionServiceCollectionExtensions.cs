using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using VisionAdapters;
using VisionAdapters.Google;
using VisionAdapters.Google.Requests;
using VisionAdapters.Http;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Google Cloud Vision.</summary>
public static class GoogleVisionServiceCollectionExtensions
{
    /// <summary>Registers Google Cloud Vision under the key <see cref="GoogleVisionAnswer.ProviderId"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets what differs from the defaults.</param>
    /// <returns>The builder of the tagger's pipeline, to put stages around it.</returns>
    public static ImageTaggerBuilder AddGoogleVision(this IServiceCollection services, Action<GoogleVisionOptions>? configure = null) =>
        services.AddGoogleVision(GoogleVisionAnswer.ProviderId, configure);

    /// <summary>Registers Google Cloud Vision under the key <see cref="GoogleVisionAnswer.ProviderId"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">A section whose entries are named as the properties of <see cref="GoogleVisionOptions"/>.</param>
    /// <returns>The builder of the tagger's pipeline, to put stages around it.</returns>
    public static ImageTaggerBuilder AddGoogleVision(this IServiceCollection services, IConfiguration configuration) =>
        services.AddGoogleVision(GoogleVisionAnswer.ProviderId, configuration);

    /// <summary>
    /// Registers Google Cloud Vision as a keyed singleton <see cref="IImageTagger"/>. Its options are checked when the host starts, or when
    /// the tagger is first asked for.
    /// </summary>
    /// <remarks>
    /// Calls go through the <see cref="IHttpClientFactory"/>'s client of the name <paramref name="serviceKey"/>; the clock is
    /// the container's.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The service key, and the name of the <see cref="GoogleVisionOptions"/> and of the HTTP client.</param>
    /// <param name="configure">Sets what differs from the defaults.</param>
    /// <returns>The builder of the tagger's pipeline, to put stages around it.</returns>
    public static ImageTaggerBuilder AddGoogleVision(
        this IServiceCollection services, string serviceKey, Action<GoogleVisionOptions>? configure = null) =>
        Add(services, serviceKey, options => options.Configure(configure ?? (_ => { })));

    /// <summary>Registers Google Cloud Vision as a keyed singleton <see cref="IImageTagger"/>, with options from a configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The service key, and the name of the <see cref="GoogleVisionOptions"/> and of the HTTP client.</param>
    /// <param name="configuration">A section whose entries are named as the properties of <see cref="GoogleVisionOptions"/>.</param>
    /// <returns>The builder of the tagger's pipeline, to put stages around it.</returns>
    public static ImageTaggerBuilder AddGoogleVision(this IServiceCollection services, string serviceKey, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, serviceKey, options => options.Bind(configuration));
    }

    private static ImageTaggerBuilder Add(
        IServiceCollection services, string serviceKey, Action<OptionsBuilder<GoogleVisionOptions>> configure) =>
        services.AddCloudTagger<GoogleVisionOptions, GoogleVisionOptionsValidator>(
            serviceKey,
            configure,
            (options, handler, provider) => new GoogleVisionTagger(
                options, handler, provider.GetService<TimeProvider>()));
}
