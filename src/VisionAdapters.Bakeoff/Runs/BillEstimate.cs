namespace VisionAdapters.Bakeoff;

/// <summary>Counts, image by image, what a provider would be asked for.</summary>
internal sealed class BillEstimate(BakeoffProvider provider, IEnumerable<string> settled)
{
    private readonly HashSet<string> _settled = new(settled, StringComparer.Ordinal);
    private int _images;
    private int _reused;
    private int _unreadable;

    /// <summary>Counts an image by its content; null is one that cannot be read.</summary>
    public void Add(string? content)
    {
        if (content is null)
        {
            _unreadable++;
        }
        else if (_settled.Add(content))
        {
            _images++;
        }
        else
        {
            _reused++;
        }
    }

    public ProviderBill ToBill() => new()
    {
        Provider = provider.Id,
        IsEmulated = provider.IsEmulated,
        Images = _images,
        Reused = _reused,
        Unreadable = _unreadable,
        Lines = [.. provider.Pricing.ExpectedLinesPerImage.Select(line => line with { Units = line.Units * _images })],
    };
}
