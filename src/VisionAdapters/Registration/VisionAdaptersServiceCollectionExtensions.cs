using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using VisionAdapters;
using VisionAdapters.Pipelines;
using VisionAdapters.Registration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers one tagger over all providers.</summary>
public static class VisionAdaptersServiceCollectionExtensions
{
    /// <summary>
    /// Registers a singleton <see cref="IImageTagger"/> that asks the keyed taggers in order until one answers: each service with
    /// resilience (<see cref="ResilienceOptions"/>) and image preparation of its own, local models last; and a singleton <see
    /// cref="AttributeMapper"/>, set by <see cref="AttributeMapperOptions"/>.
    /// </summary>
    /// <remarks>
    /// Providers are registered on their own, before or after: <c>AddFashionModel()</c>, <c>AddGoogleVision()</c> and so on, or
    /// <c>AddImageTagger(key, ...)</c>.
    /// Settings are named options: <c>services.Configure&lt;ResilienceOptions&gt;("google-vision", ...)</c> for one provider,
    /// <c>ConfigureAll&lt;ResilienceOptions&gt;</c> for all, <c>Configure&lt;FallbackOptions&gt;</c> for the order of failing over. They
    /// are checked when the host starts, or when the tagger is first asked for. A provider that cannot be made all the same, such as a
    /// model whose file is missing, is logged as an error, and the others answer in its place.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="configure">Chooses the providers and their order.</param>
    /// <returns>The builder of the pipeline, for stages around all providers.</returns>
    public static ImageTaggerBuilder AddVisionAdapters(this IServiceCollection services, Action<VisionAdaptersOptions>? configure = null) =>
        Add(services, Options.Options.DefaultName, configure);

    /// <summary>
    /// Registers a further pipeline under a key of its own, with its own providers and order: a keyed singleton <see cref="IImageTagger"/>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The service key of the pipeline, and the name of its <see cref="VisionAdaptersOptions"/> and
    /// <see cref="FallbackOptions"/>. It must be the key of no provider.</param>
    /// <param name="configure">Chooses the providers and their order.</param>
    /// <returns>The builder of the pipeline, for stages around all its providers.</returns>
    public static ImageTaggerBuilder AddVisionAdapters(
        this IServiceCollection services, string name, Action<VisionAdaptersOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Add(services, name, configure);
    }

    /// <summary>Registers providers and pipelines as a configuration names them, such as the section <c>VisionAdapters</c> of
    /// <c>appsettings.json</c>.</summary>
    /// <remarks>
    /// <c>Providers</c> holds a section for each provider by its service key, with the entries of its options,
    /// <c>Type</c> where the key is not the provider's id (<c>google-vision</c>, <c>azure-vision</c>, <c>aws-rekognition</c>,
    /// <c>onnx-fashion</c>, <c>onnx</c>, <c>chat</c>), and <c>Resilience</c> with those of <see cref="ResilienceOptions"/>.
    /// <c>Pipelines</c> holds a section for each pipeline by its name, with the entries of <see cref="VisionAdaptersOptions"/> and
    /// <c>Fallback</c> with those of <see cref="FallbackOptions"/>; <c>default</c> is the tagger without a key, which is there in any case.
    /// <c>Mapper</c> has the entries of <see cref="AttributeMapperOptions"/>.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section.</param>
    /// <returns>The builder of the default pipeline, for stages around all its providers.</returns>
    /// <exception cref="InvalidOperationException">A provider's type is not known.</exception>
    public static ImageTaggerBuilder AddVisionAdapters(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        return ConfiguredPipelines.Add(services, configuration, Add);
    }

    private static ImageTaggerBuilder Add(IServiceCollection services, string name, Action<VisionAdaptersOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<VisionAdaptersOptions>, VisionAdaptersOptionsValidator>());
        services.AddOptions<VisionAdaptersOptions>(name).Configure(configure ?? (_ => { })).ValidateOnStart();
        services.AddOptions<AttributeMapperOptions>();
        services.TryAddSingleton(provider => new AttributeMapper(provider.GetRequiredService<IOptions<AttributeMapperOptions>>().Value));
        services.Configure<RegisteredPipelines>(pipelines => pipelines.Names.Add(name));
        services.TryAddSingleton<PipelineStates>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, PipelineWarmUp>());
        if (name.Length == 0)
        {
            return services.AddImageTagger(provider => new ProviderPipeline(provider, name).Build());
        }

        // Not among RegisteredImageTaggers: a pipeline is no provider of another one.
        var builder = new ImageTaggerBuilder(provider => new ProviderPipeline(provider, name).Build());
        services.AddKeyedSingleton(name, (provider, _) => builder.Build(provider));
        return builder;
    }
}
