using Microsoft.Extensions.DependencyInjection.Extensions;
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
    /// <summary>
    /// Registers Azure AI Vision as a keyed singleton <see cref="IImageTagger"/>. It is made, and its options are checked, when it is first
    /// asked for.
    /// </summary>
    /// <remarks>Calls go through the <see cref="IHttpClientFactory"/>'s client of the name <paramref name="serviceKey"/>.</remarks>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The service key, and the name of the <see cref="AzureVisionOptions"/> and of the HTTP client.</param>
    /// <param name="configure">Sets the endpoint and whatever else is not to be as it is by default.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddAzureVision(
        this IServiceCollection services,
        string serviceKey = AzureVisionAnswer.ProviderId,
        Action<AzureVisionOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(serviceKey);

        // The factory's own logs redact headers in their text, but hand their values to structured loggers: the key would be among them.
        services.AddHttpClient(serviceKey).ConfigurePrimaryHttpMessageHandler(TaggerHttpClient.CreateHandler).RemoveAllLoggers();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AzureVisionOptions>, AzureVisionOptionsValidator>());
        services.AddOptions<AzureVisionOptions>(serviceKey)
            .Configure(options => configure?.Invoke(options))
            .PostConfigure<IServiceProvider>((options, provider) => options.LoggerFactory ??= provider.GetService<ILoggerFactory>());
        return services.AddKeyedSingleton<IImageTagger>(
            serviceKey,
            (provider, _) => new AzureVisionTagger(
                provider.GetRequiredService<IOptionsMonitor<AzureVisionOptions>>().Get(serviceKey),
                () => TaggerHttpClient.Create(provider.GetRequiredService<IHttpMessageHandlerFactory>(), serviceKey)));
    }
}
