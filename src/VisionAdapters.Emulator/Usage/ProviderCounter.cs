namespace VisionAdapters.Emulator;

/// <summary>Counts what one service is asked.</summary>
internal sealed class ProviderCounter
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, long> _units = new(StringComparer.Ordinal);
    private long _requests;
    private long _images;
    private long _failures;

    public void AddRequest()
    {
        lock (_lock)
        {
            _requests++;
        }
    }

    public void AddFailure()
    {
        lock (_lock)
        {
            _failures++;
        }
    }

    /// <summary>Counts an image with the features that are billed for it.</summary>
    public void AddImage(params ReadOnlySpan<string> billedFeatures)
    {
        lock (_lock)
        {
            _images++;
            foreach (var feature in billedFeatures)
            {
                _units[feature] = _units.GetValueOrDefault(feature) + 1;
            }
        }
    }

    /// <summary>Counts an image that was refused and is billed all the same.</summary>
    public void AddRejected()
    {
        lock (_lock)
        {
            _units["rejected"] = _units.GetValueOrDefault("rejected") + 1;
        }
    }

    public ProviderUsage Read()
    {
        lock (_lock)
        {
            return new ProviderUsage
            {
                Requests = _requests,
                Images = _images,
                Failures = _failures,
                Units = new SortedDictionary<string, long>(_units, StringComparer.Ordinal),
            };
        }
    }

    public void Reset()
    {
        lock (_lock)
        {
            (_requests, _images, _failures) = (0, 0, 0);
            _units.Clear();
        }
    }
}
