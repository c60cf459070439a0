using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>What became of one image: the answer and, unless only the provider's own tags are wanted, its mapping; or the error.</summary>
internal sealed record TagResult(string Image, string Provider, TaggingResponse? Response, MappingResult? Mapping, TaggingException? Error)
{
    /// <summary>The value to show of each facet.</summary>
    public IEnumerable<MappedValue> BestValues() => Mapping is null
        ? []
        : Mapping.Values.Select(value => value.Facet.Id).Distinct(StringComparer.Ordinal).Select(Mapping.Best).OfType<MappedValue>();
}
