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
            var leader = FindLeader(rivals, sum);
            foreach (var rival in rivals)
            {
                if (!ReferenceEquals(rival, leader) && sum.Total(rival.GlobalIndex) > 0)
                {
                    sum.Drop(rival);
                }
            }
        }
    }

    /// <summary>Tells whether two values, or values above them, exclude each other.</summary>
    public static bool AreRivals(FacetValue a, FacetValue b) => a.Facet.ExclusiveValues.Any(rivals =>
        rivals.FirstOrDefault(a.IsSelfOrDescendantOf) is { } mine && rivals.FirstOrDefault(b.IsSelfOrDescendantOf) is { } other && !ReferenceEquals(mine, other));

    private static FacetValue? FindLeader(FacetValue[] rivals, EvidenceSum sum)
    {
        var (leader, best, second) = ((FacetValue?)null, 0.0, 0.0);
        foreach (var rival in rivals)
        {
            var total = sum.Total(rival.GlobalIndex);
            if (total > best)
            {
                (leader, best, second) = (rival, total, best);
            }
            else
            {
                second = Math.Max(second, total);
            }
        }

        return second == 0 || best - second >= ValueToShow.LeastLead ? leader : null;
    }
}
