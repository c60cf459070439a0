using System.Collections.Concurrent;

namespace VisionAdapters.Emulator;

/// <summary>Notes how often each service was asked for each image, by the SHA-256 of the image's bytes.</summary>
internal sealed class CallLedger
{
    private readonly Dictionary<string, ConcurrentDictionary<string, int>> _providers = CloudIds.All.ToDictionary(
        id => id, _ => new ConcurrentDictionary<string, int>(StringComparer.Ordinal), StringComparer.Ordinal);

    public void Add(string provider, ImageContent image) =>
        _providers[provider].AddOrUpdate(image.ContentHash, 1, (_, calls) => calls + 1);

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Read() => _providers.ToDictionary(
        provider => provider.Key,
        IReadOnlyDictionary<string, int> (provider) => new SortedDictionary<string, int>(provider.Value, StringComparer.Ordinal),
        StringComparer.Ordinal);

    public void Reset()
    {
        foreach (var calls in _providers.Values)
        {
            calls.Clear();
        }
    }
}
