using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VisionAdapters;
using VisionAdapters.Aws;
using VisionAdapters.Aws.Calls;
using VisionAdapters.Http;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Amazon Rekognition.</summary>
public static class AwsRekognitionServiceCollectionExtensions
{
    /// <summary>
    /// Registers Amazon Rekognition as a keyed singleton <see cref="IImageTagger"/>. It is made, and its options are checked, when it is
    /// first asked for.
    /// </summary>
    /// <remarks>Calls go through the <see cref="IHttpClientFactory"/>'s client of the name <paramref name="serviceKey"/>.</remarks>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The service key, and the name of the <see cref="AwsRekognitionOptions"/> and of the HTTP client.</param>
    /// <param name="configure">Sets the region and whatever else is not to be as it is by default.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddAwsRekognition(
        this IServiceCollection services,
        string serviceKey = AwsRekognitionAnswer.ProviderId,
        Action<AwsRekognitionOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(serviceKey);

        // The factory's own logs redact headers in their text, but hand their values to structured loggers: the key would be among them.
        services.AddHttpClient(serviceKey).ConfigurePrimaryHttpMessageHandler(TaggerHttpClient.CreateHandler).RemoveAllLoggers();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AwsRekognitionOptions>, AwsRekognitionOptionsValidator>());
        services.AddOptions<AwsRekognitionOptions>(serviceKey).Configure(options => configure?.Invoke(options));
        return services.AddKeyedSingleton<IImageTagger>(
            serviceKey,
            (provider, _) => new AwsRekognitionTagger(
                provider.GetRequiredService<IOptionsMonitor<AwsRekognitionOptions>>().Get(serviceKey),
                () => TaggerHttpClient.Create(provider.GetRequiredService<IHttpMessageHandlerFactory>(), serviceKey)));
    }
}
