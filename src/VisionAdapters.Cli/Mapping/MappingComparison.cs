using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>Compares two mappings of one answer, by ids, so that they may be onto two versions of a taxonomy.</summary>
internal static class MappingComparison
{
    /// <summary>Smaller differences of a confidence come from rounding.</summary>
    private const double Rounding = 1e-9;

    /// <summary>Finds the values whose confidence differs, the largest difference first.</summary>
    public static IReadOnlyList<ValueChange> Compare(MappingResult before, MappingResult after)
    {
        var (old, now) = (Confidences(before), Confidences(after));
        return
        [
            .. old.Keys.Union(now.Keys)
                .Select(key => new ValueChange(key.Facet, key.Value, old.GetValueOrDefault(key), now.GetValueOrDefault(key)))
                .Where(change => Math.Abs(change.After - change.Before) > Rounding)
                .OrderByDescending(change => Math.Abs(change.After - change.Before))
                .ThenBy(change => change.FacetId, StringComparer.Ordinal)
                .ThenBy(change => change.ValueId, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// Finds the facets of which another value is shown (<see cref="MappingResult.Best"/>), in the order of the new taxonomy's facets, and
    /// then those of facets that only the old one has.
    /// </summary>
    public static IReadOnlyList<BestValueChange> CompareBest(MappingResult before, MappingResult after) =>
    [
        .. after.Map.Taxonomy.Facets.Concat(before.Map.Taxonomy.Facets)
            .Select(facet => facet.Id)
            .Distinct(StringComparer.Ordinal)
            .Select(facet => new BestValueChange(facet, before.Best(facet)?.Value.Id, after.Best(facet)?.Value.Id))
            .Where(change => change.Before != change.After),
    ];

    private static Dictionary<(string Facet, string Value), double> Confidences(MappingResult mapping) =>
        mapping.Values.ToDictionary(value => (value.Facet.Id, value.Value.Id), value => value.Confidence);
}

/// <summary>A value whose confidence differs between two mappings of one answer; 0 where it is not given.</summary>
internal sealed record ValueChange(string FacetId, string ValueId, double Before, double After);

/// <summary>A facet of which two mappings of one answer show another value, or none.</summary>
internal sealed record BestValueChange(string FacetId, string? Before, string? After);
