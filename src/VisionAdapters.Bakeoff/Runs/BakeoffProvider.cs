using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>A provider that takes part in a run, or the reason why it does not.</summary>
public sealed class BakeoffProvider
{
    private BakeoffProvider(
        string id,
        IImageTagger? tagger,
        LabelMap? map,
        string? skipReason,
        IReadOnlyDictionary<string, string>? options,
        ProviderPricing? pricing,
        bool isEmulated)
    {
        Options = options ?? new SortedDictionary<string, string>(StringComparer.Ordinal);
        Pricing = pricing ?? ProviderPricing.Free;
        IsEmulated = isEmulated;
        Id = id;
        Tagger = tagger;
        Map = map;
        SkipReason = skipReason;
    }

    /// <summary>Gets the provider's id.</summary>
    public string Id { get; }

    /// <summary>Gets the tagger to ask; <see langword="null"/> when the provider is skipped. The caller disposes it after the run.</summary>
    public IImageTagger? Tagger { get; }

    /// <summary>Gets the map of the provider's labels; <see langword="null"/> when the provider is skipped.</summary>
    public LabelMap? Map { get; }

    /// <summary>Gets why the provider is skipped; <see langword="null"/> when it is not.</summary>
    public string? SkipReason { get; }

    /// <summary>Gets the options that the provider was made with: other options are another configuration. A run stores hashes of their values, since some are secret.</summary>
    public IReadOnlyDictionary<string, string> Options { get; }

    /// <summary>Gets what the provider's answers cost.</summary>
    public ProviderPricing Pricing { get; }

    /// <summary>Gets a value indicating whether an emulator stands in for the provider: its answers never share a run with real ones, and count for no budget.</summary>
    public bool IsEmulated { get; }

    /// <summary>Makes a provider that is asked.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="tagger">The tagger to ask.</param>
    /// <param name="map">The map of its labels.</param>
    /// <param name="options">The options that the tagger was made with.</param>
    /// <param name="pricing">What its answers cost; <see langword="null"/> for nothing, where nothing is billed.</param>
    /// <param name="isEmulated">Whether an emulator stands in for the provider.</param>
    /// <returns>The provider.</returns>
    public static BakeoffProvider Create(
        string id,
        IImageTagger tagger,
        LabelMap map,
        IReadOnlyDictionary<string, string>? options = null,
        ProviderPricing? pricing = null,
        bool isEmulated = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(tagger);
        ArgumentNullException.ThrowIfNull(map);
        return new BakeoffProvider(id, tagger, map, skipReason: null, options, pricing, isEmulated);
    }

    /// <summary>Makes a provider that is skipped: it appears in the results with the reason.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="reason">Why it is skipped, and how to change that.</param>
    /// <param name="options">The options that were given for it.</param>
    /// <returns>The provider.</returns>
    public static BakeoffProvider Skip(string id, string reason, IReadOnlyDictionary<string, string>? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return new BakeoffProvider(id, tagger: null, map: null, reason, options, pricing: null, isEmulated: false);
    }

    /// <inheritdoc/>
    public override string ToString() => SkipReason is null ? Id : $"{Id} (skipped: {SkipReason})";
}
