using Microsoft.Extensions.DependencyInjection;

namespace VisionAdapters.Pipelines;

/// <summary>The names of the pipelines that are registered; the one without a key has the empty name.</summary>
internal sealed class RegisteredPipelines
{
    public ISet<string> Names { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Gets a pipeline from the container, which builds it when it is first asked for.</summary>
    public static IImageTagger Resolve(IServiceProvider services, string name) =>
        name.Length == 0 ? services.GetRequiredService<IImageTagger>() : services.GetRequiredKeyedService<IImageTagger>(name);
}
