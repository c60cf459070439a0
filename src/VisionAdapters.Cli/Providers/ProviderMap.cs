using VisionAdapters.Onnx;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>
/// Makes the map of a provider: a file and, for a model, what its own heads say of the facets whose values their labels are.
/// </summary>
internal static class ProviderMap
{
    /// <summary>Makes the map.</summary>
    /// <param name="file">The map's name or path; null when the heads of a model alone say what the labels mean.</param>
    /// <param name="providerId">The provider's id.</param>
    /// <param name="tagger">The tagger.</param>
    /// <param name="catalog">Where maps are found.</param>
    /// <param name="taxonomy">The taxonomy.</param>
    /// <exception cref="UsageException">A head's labels are no values of its facet, or nothing says what any label means.</exception>
    public static LabelMap Load(string? file, string providerId, IImageTagger tagger, TaxonomyCatalog catalog, TaxonomyDefinition taxonomy)
    {
        var map = file is null ? LabelMap.Empty(providerId, taxonomy) : catalog.LoadProviderMap(file, taxonomy);
        var heads = tagger.GetService<OnnxModelInfo>()?.Heads ?? [];
        try
        {
            map = heads.Where(head => head.Facet is not null).Aggregate(map, (known, head) => known.WithHead(head.Id, head.Facet!, head.Labels));
        }
        catch (ArgumentException exception)
        {
            throw new UsageException($"{providerId}: a head does not fit the taxonomy {taxonomy}: {exception.Message.Split(" (Parameter", 2)[0]}");
        }

        // The map of a file may be empty on purpose: it says of all labels that they are noise.
        return map.Rules.Count > 0 || (file is not null && heads.Count == 0)
            ? map
            : throw new UsageException(
                $"{providerId}: nothing says what the labels mean. Write \"facet\" beside the labels in the sidecar when they are values of a facet, "
                + "or name a map of them under 'map'.");
    }
}
