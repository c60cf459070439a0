namespace VisionAdapters.Taxonomy;

/// <summary>Lets the exclusive values of a multi-valued facet compete: only one that leads the others is asserted.</summary>
internal static class ExclusiveValues
{
    /// <summary>
    /// Takes the losers, with all below them, out of the values with evidence; all of them where none leads. What is above them stays.
    /// </summary>
    public static void Compete(TaxonomyDefinition taxonomy, EvidenceSum sum)
    {
        foreach (var rivals in taxonomy.ExclusiveValues)
        {
            var ranked = rivals.Where(rival => sum.Total(rival) > 0).OrderByDescending(sum.Total).ToList();
            var hasLeader = ranked.Count < 2 || sum.Total(ranked[0]) - sum.Total(ranked[1]) >= BestValueSelector.MinLead;
            ranked.Skip(hasLeader ? 1 : 0).ToList().ForEach(sum.Drop);
        }
    }

    /// <summary>Tells whether two values, or values above them, exclude each other.</summary>
    public static bool AreRivals(FacetValue a, FacetValue b) => a.Facet.ExclusiveValues.Any(rivals =>
        rivals.FirstOrDefault(a.IsSelfOrDescendantOf) is { } mine
        && rivals.FirstOrDefault(b.IsSelfOrDescendantOf) is { } other
        && !ReferenceEquals(mine, other));
}
