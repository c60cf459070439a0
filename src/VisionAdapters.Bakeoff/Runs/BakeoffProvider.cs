using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>A provider that takes part in a run, or the reason why it does not.</summary>
public sealed class BakeoffProvider
{
    private BakeoffProvider(string id, RequestIdentity request) => (Id, Request) = (id, request);

    /// <summary>Gets the provider's id.</summary>
    public string Id { get; }

    /// <summary>
    /// Gets the tagger to ask; <see langword="null"/> when the provider is skipped. The caller disposes it after the run.
    /// </summary>
    public IImageTagger? Tagger { get; private init; }

    /// <summary>Gets the map of the provider's labels; <see langword="null"/> when the provider is skipped.</summary>
    public LabelMap? Map { get; private init; }

    /// <summary>Gets why the provider is skipped; <see langword="null"/> when it is not.</summary>
    public string? SkipReason { get; private init; }

    /// <summary>Gets what is asked of the provider: a stored answer counts when it is one to the same request.</summary>
    public RequestIdentity Request { get; }

    /// <summary>Gets what the provider's answers cost.</summary>
    public ProviderPricing Pricing { get; private init; } = ProviderPricing.Free;

    /// <summary>
    /// Gets a value indicating whether an emulator stands in for the provider: its answers never count as real ones, and cost nothing of a
    /// budget.
    /// </summary>
    public bool IsEmulated { get; private init; }

    /// <summary>Gets the address that images go to; <see langword="null"/> where they stay in this process, or it is not known.</summary>
    public Uri? Endpoint => Tagger?.GetService<TaggerMetadata>()?.Endpoint;

    /// <summary>Gets which settings and credentials were found, and where; never a secret itself.</summary>
    public IReadOnlyList<string> Found { get; internal set; } = [];

    /// <summary>
    /// Gets what reads the wire bytes of a stored answer anew when a run is scored; <see langword="null"/> scores answers as they were read
    /// when they came.
    /// </summary>
    public Func<RawResponse, TaggingResponse>? Parse { get; private init; }

    /// <summary>Makes a provider that is asked.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="tagger">The tagger to ask.</param>
    /// <param name="map">The map of its labels.</param>
    /// <param name="options">
    /// The options that the tagger was made with, as they are written in a file; with the tagger's model version they make the request's
    /// meaning where <paramref name="requestMeaning"/> is not given.
    /// </param>
    /// <param name="pricing">What its answers cost; <see langword="null"/> for nothing, where nothing is billed.</param>
    /// <param name="isEmulated">Whether an emulator stands in for the provider.</param>
    /// <param name="requestMeaning">
    /// The meaning of the request as the provider writes it down, the version of the adapter's contract included.
    /// </param>
    /// <param name="parse">Reads the wire bytes of a stored answer anew.</param>
    /// <returns>The provider.</returns>
    public static BakeoffProvider Create(
        string id,
        IImageTagger tagger,
        LabelMap map,
        IReadOnlyDictionary<string, string>? options = null,
        ProviderPricing? pricing = null,
        bool isEmulated = false,
        string? requestMeaning = null,
        Func<RawResponse, TaggingResponse>? parse = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(tagger);
        ArgumentNullException.ThrowIfNull(map);
        var meaning = requestMeaning ?? RequestIdentity.Describe(options ?? NoOptions, tagger.GetService<TaggerMetadata>()?.ModelVersion);
        return new BakeoffProvider(id, RequestIdentity.Create(id, meaning, isEmulated))
        {
            Tagger = tagger,
            Map = map,
            Pricing = pricing ?? ProviderPricing.Free,
            IsEmulated = isEmulated,
            Parse = parse,
        };
    }

    /// <summary>Makes a provider that is skipped: it appears in the results with the reason.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="reason">Why it is skipped, and how to change that.</param>
    /// <returns>The provider.</returns>
    public static BakeoffProvider Skip(string id, string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return new BakeoffProvider(id, RequestIdentity.Create(id, "skipped")) { SkipReason = reason };
    }

    private static IReadOnlyDictionary<string, string> NoOptions { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => SkipReason is null ? Id : $"{Id} (skipped: {SkipReason})";
}
