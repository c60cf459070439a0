using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>
/// Makes the map of a provider: a file and, for a model, what its own heads say of the facets whose values their labels are.
/// </summary>
public static class ProviderMap
{
    /// <summary>Makes the map.</summary>
    /// <param name="file">The map's name or path; <see langword="null"/> when the heads of a model alone say what the labels mean.</param>
    /// <param name="providerId">The provider's id.</param>
    /// <param name="tagger">The tagger.</param>
    /// <param name="catalog">Where maps are found.</param>
    /// <param name="taxonomy">The taxonomy.</param>
    /// <returns>The map.</returns>
    /// <exception cref="ProviderSettingsException">
    /// A head's labels are no values of its facet, or nothing says what any label means.
    /// </exception>
    /// <exception cref="InputFileException">The map cannot be loaded.</exception>
    public static LabelMap Load(string? file, string providerId, IImageTagger tagger, TaxonomyCatalog catalog, TaxonomyDefinition taxonomy)
    {
        ArgumentException.ThrowIfNullOrEmpty(providerId);
        ArgumentNullException.ThrowIfNull(tagger);
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(taxonomy);
        var map = file is null ? LabelMap.Empty(providerId, taxonomy) : catalog.LoadProviderMap(file, taxonomy);
        var groups = tagger.GetService<TaggerMetadata>()?.LabelGroups ?? [];
        try
        {
            map = groups.Where(group => group.Facet is not null)
                .Aggregate(map, (known, group) => known.WithHead(group.Id, group.Facet!, group.Labels));
        }
        catch (ArgumentException exception)
        {
            throw new ProviderSettingsException(
                $"{providerId}: a head does not fit the taxonomy {taxonomy}: {exception.Message.Split(" (Parameter", 2)[0]}", exception);
        }

        // The map of a file may be empty on purpose: it says of all labels that they are noise.
        return map.Rules.Count > 0 || (file is not null && groups.Count == 0)
            ? map
            : throw new ProviderSettingsException(
                $"{providerId}: nothing says what the labels mean. Write \"facet\" beside the labels in the sidecar when they are values "
                    + "of a facet, "
                + "or name a map of them under 'map'.");
    }
}
