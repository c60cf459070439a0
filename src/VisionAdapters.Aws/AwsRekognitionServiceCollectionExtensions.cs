using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using VisionAdapters;
using VisionAdapters.Aws;
using VisionAdapters.Aws.Calls;
using VisionAdapters.Http;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Amazon Rekognition.</summary>
public static class AwsRekognitionServiceCollectionExtensions
{
    /// <summary>Registers Amazon Rekognition under the key <see cref="AwsRekognitionAnswer.ProviderId"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets what differs from the defaults.</param>
    /// <returns>The builder of the tagger's pipeline, to put stages around it.</returns>
    public static ImageTaggerBuilder AddAwsRekognition(this IServiceCollection services, Action<AwsRekognitionOptions>? configure = null) =>
        services.AddAwsRekognition(AwsRekognitionAnswer.ProviderId, configure);

    /// <summary>Registers Amazon Rekognition under the key <see cref="AwsRekognitionAnswer.ProviderId"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">A section whose entries are named as the properties of <see cref="AwsRekognitionOptions"/>.</param>
    /// <returns>The builder of the tagger's pipeline, to put stages around it.</returns>
    public static ImageTaggerBuilder AddAwsRekognition(this IServiceCollection services, IConfiguration configuration) =>
        services.AddAwsRekognition(AwsRekognitionAnswer.ProviderId, configuration);

    /// <summary>
    /// Registers Amazon Rekognition as a keyed singleton <see cref="IImageTagger"/>. Its options are checked when the host starts, or when
    /// the tagger is first asked for.
    /// </summary>
    /// <remarks>
    /// Calls go through the <see cref="IHttpClientFactory"/>'s client of the name <paramref name="serviceKey"/>; the clock is
    /// the container's.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The service key, and the name of the <see cref="AwsRekognitionOptions"/> and of the HTTP client.</param>
    /// <param name="configure">Sets what differs from the defaults.</param>
    /// <returns>The builder of the tagger's pipeline, to put stages around it.</returns>
    public static ImageTaggerBuilder AddAwsRekognition(
        this IServiceCollection services, string serviceKey, Action<AwsRekognitionOptions>? configure = null) =>
        Add(services, serviceKey, options => options.Configure(configure ?? (_ => { })));

    /// <summary>Registers Amazon Rekognition as a keyed singleton <see cref="IImageTagger"/>, with options from a configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The service key, and the name of the <see cref="AwsRekognitionOptions"/> and of the HTTP client.</param>
    /// <param name="configuration">A section whose entries are named as the properties of <see cref="AwsRekognitionOptions"/>.</param>
    /// <returns>The builder of the tagger's pipeline, to put stages around it.</returns>
    public static ImageTaggerBuilder AddAwsRekognition(this IServiceCollection services, string serviceKey, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, serviceKey, options => options.Bind(configuration));
    }

    private static ImageTaggerBuilder Add(
        IServiceCollection services, string serviceKey, Action<OptionsBuilder<AwsRekognitionOptions>> configure) =>
        services.AddCloudTagger<AwsRekognitionOptions, AwsRekognitionOptionsValidator>(
            serviceKey,
            configure,
            (options, handler, provider) => new AwsRekognitionTagger(
                options, handler, provider.GetService<TimeProvider>()));
}
