namespace VisionAdapters.Emulator;

/// <summary>Counts what the services are asked.</summary>
internal sealed class UsageCounter
{
    private readonly Dictionary<string, ProviderCounter> _providers =
        CloudIds.All.ToDictionary(id => id, _ => new ProviderCounter(), StringComparer.Ordinal);

    public ProviderCounter this[string provider] => _providers[provider];

    public EmulatorUsage Read() => new()
    {
        Providers = _providers.ToDictionary(provider => provider.Key, provider => provider.Value.Read(), StringComparer.Ordinal),
    };

    public void Reset()
    {
        foreach (var provider in _providers.Values)
        {
            provider.Reset();
        }
    }
}
