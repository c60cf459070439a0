using Microsoft.Extensions.Options;
using VisionAdapters;
using VisionAdapters.Onnx;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers ONNX taggers.</summary>
public static class OnnxServiceCollectionExtensions
{
    /// <summary>Registers a model on disk as a keyed singleton <see cref="IImageTagger"/>. It is loaded when it is first asked for.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The service key, and the name of the <see cref="OnnxTaggerOptions"/>.</param>
    /// <param name="configure">Says where the model is and how it is run.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddOnnxTagger(this IServiceCollection services, string name, Action<OnnxTaggerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<OnnxTaggerOptions>(name).Configure(configure);
        return services.AddKeyedSingleton<IImageTagger>(
            name,
            (provider, _) => OnnxImageTagger.Load(provider.GetRequiredService<IOptionsMonitor<OnnxTaggerOptions>>().Get(name)));
    }
}
