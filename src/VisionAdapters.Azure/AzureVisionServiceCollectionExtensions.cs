using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VisionAdapters;
using VisionAdapters.Azure;
using VisionAdapters.Azure.Calls;
using VisionAdapters.Http;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Azure AI Vision.</summary>
public static class AzureVisionServiceCollectionExtensions
{
    /// <summary>Registers Azure AI Vision under the key <see cref="AzureVisionAnswer.ProviderId"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the endpoint, and what differs from the defaults.</param>
    /// <returns>The builder of the tagger's pipeline, to put stages around it.</returns>
    public static ImageTaggerBuilder AddAzureVision(this IServiceCollection services, Action<AzureVisionOptions>? configure = null) =>
        services.AddAzureVision(AzureVisionAnswer.ProviderId, configure);

    /// <summary>Registers Azure AI Vision under the key <see cref="AzureVisionAnswer.ProviderId"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">A section whose entries are named as the properties of <see cref="AzureVisionOptions"/>.</param>
    /// <returns>The builder of the tagger's pipeline, to put stages around it.</returns>
    public static ImageTaggerBuilder AddAzureVision(this IServiceCollection services, IConfiguration configuration) =>
        services.AddAzureVision(AzureVisionAnswer.ProviderId, configuration);

    /// <summary>
    /// Registers Azure AI Vision as a keyed singleton <see cref="IImageTagger"/>. Its options are checked when the host starts, or when
    /// the tagger is first asked for.
    /// </summary>
    /// <remarks>
    /// Calls go through the <see cref="IHttpClientFactory"/>'s client of the name <paramref name="serviceKey"/>; the clock and the log are
    /// the container's.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The service key, and the name of the <see cref="AzureVisionOptions"/> and of the HTTP client.</param>
    /// <param name="configure">Sets the endpoint, and what differs from the defaults.</param>
    /// <returns>The builder of the tagger's pipeline, to put stages around it.</returns>
    public static ImageTaggerBuilder AddAzureVision(
        this IServiceCollection services, string serviceKey, Action<AzureVisionOptions>? configure = null) =>
        Add(services, serviceKey, options => options.Configure(configure ?? (_ => { })));

    /// <summary>Registers Azure AI Vision as a keyed singleton <see cref="IImageTagger"/>, with options from a configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The service key, and the name of the <see cref="AzureVisionOptions"/> and of the HTTP client.</param>
    /// <param name="configuration">A section whose entries are named as the properties of <see cref="AzureVisionOptions"/>.</param>
    /// <returns>The builder of the tagger's pipeline, to put stages around it.</returns>
    public static ImageTaggerBuilder AddAzureVision(this IServiceCollection services, string serviceKey, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, serviceKey, options => options.Bind(configuration));
    }

    private static ImageTaggerBuilder Add(
        IServiceCollection services, string serviceKey, Action<OptionsBuilder<AzureVisionOptions>> configure) =>
        services.AddCloudTagger<AzureVisionOptions, AzureVisionOptionsValidator>(
            serviceKey,
            configure,
            (options, handler, provider) => new AzureVisionTagger(
                options, handler, provider.GetService<TimeProvider>(), provider.GetService<ILoggerFactory>()));
}
