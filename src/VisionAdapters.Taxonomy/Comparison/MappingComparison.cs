namespace VisionAdapters.Taxonomy;

/// <summary>Compares two mappings of one answer, by ids, so that they may be onto two versions of a taxonomy.</summary>
public static class MappingComparison
{
    /// <summary>Smaller differences of a confidence come from rounding.</summary>
    private const double Rounding = 1e-9;

    /// <summary>Finds the values whose confidence differs.</summary>
    /// <param name="before">The old mapping.</param>
    /// <param name="after">The new mapping.</param>
    /// <returns>The changes, the largest first.</returns>
    public static IReadOnlyList<ValueChange> Compare(MappingResult before, MappingResult after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, now) = (Confidences(before), Confidences(after));
        return
        [
            .. old.Keys.Union(now.Keys)
                .Select(key => new ValueChange
                {
                    FacetId = key.Facet,
                    ValueId = key.Value,
                    Before = old.GetValueOrDefault(key),
                    After = now.GetValueOrDefault(key),
                })
                .Where(change => Math.Abs(change.After - change.Before) > Rounding)
                .OrderByDescending(change => Math.Abs(change.After - change.Before))
                .ThenBy(change => change.FacetId, StringComparer.Ordinal)
                .ThenBy(change => change.ValueId, StringComparer.Ordinal),
        ];
    }

    /// <summary>Finds the facets of which another value is shown (<see cref="MappingResult.Best"/>).</summary>
    /// <param name="before">The old mapping.</param>
    /// <param name="after">The new mapping.</param>
    /// <returns>The changes in the order of the new taxonomy's facets, and then those of facets that only the old one has.</returns>
    public static IReadOnlyList<BestValueChange> CompareBest(MappingResult before, MappingResult after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return
        [
            .. after.Map.Taxonomy.Facets.Concat(before.Map.Taxonomy.Facets)
                .Select(facet => facet.Id)
                .Distinct(StringComparer.Ordinal)
                .Select(facet => new BestValueChange
                {
                    FacetId = facet,
                    Before = before.Best(facet)?.Value.Id,
                    After = after.Best(facet)?.Value.Id,
                })
                .Where(change => change.Before != change.After),
        ];
    }

    private static Dictionary<(string Facet, string Value), double> Confidences(MappingResult mapping) =>
        mapping.Values.ToDictionary(value => (value.Facet.Id, value.Value.Id), value => value.Confidence);
}
