namespace VisionAdapters.Fallback;

/// <summary>A tagger in the order of a fallback.</summary>
internal sealed record FallbackCandidate(IImageTagger Tagger, string Provider, TaggingFeatures Features)
{
    public static FallbackCandidate From(IImageTagger tagger)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        var metadata = tagger.GetService<TaggerMetadata>();
        return new FallbackCandidate(tagger, metadata?.ProviderId ?? "unknown", metadata?.Features ?? TaggingFeatures.None);
    }
}
