using System.Collections.Concurrent;

namespace VisionAdapters.Pipelines;

/// <summary>The providers of each pipeline that was built, by the pipeline's name.</summary>
internal sealed class PipelineStates
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<ProviderState>> _providers = new(StringComparer.Ordinal);

    public void Set(string pipeline, IReadOnlyList<ProviderState> providers) => _providers[pipeline] = providers;

    public IReadOnlyList<ProviderState> Get(string pipeline) => _providers.GetValueOrDefault(pipeline) ?? [];
}
