namespace VisionAdapters.Taxonomy;

/// <summary>
/// Picks the one value of a facet to show: from the best root down, each step to the best child that holds at least half of its parent's
/// confidence and is
/// ahead of its siblings by at least 0.05; where there is none, the way ends.
/// </summary>
internal static class ValueToShow
{
    /// <summary>How far a value must be ahead of its siblings to be shown.</summary>
    public const double LeastLead = 0.05;

    /// <summary>The share of its parent's confidence that a value needs to be shown in the parent's place.</summary>
    private const double LeastShare = 0.5;

    /// <summary>Finds the value to show.</summary>
    /// <param name="values">The values of one facet in tree order, by their <see cref="FacetValue.GlobalIndex"/>; none without those above
    /// it; at least one.</param>
    /// <param name="confidences">Their confidences.</param>
    /// <param name="taxonomy">Their taxonomy.</param>
    /// <returns>Its index in <paramref name="values"/>.</returns>
    public static int Find(ReadOnlySpan<int> values, ReadOnlySpan<double> confidences, TaxonomyDefinition taxonomy)
    {
        // Roots need no lead: among equals the first in the taxonomy's order is shown.
        var (best, _) = FindBestTwo(values, confidences, taxonomy, depth: 0, from: 0);
        while (true)
        {
            var (child, lead) = FindBestTwo(values, confidences, taxonomy, taxonomy.ValueAt(values[best]).Depth + 1, best + 1);
            if (child < 0 || confidences[child] < LeastShare * confidences[best] || lead < LeastLead)
            {
                return best;
            }

            best = child;
        }
    }

    /// <summary>Finds the best value of a depth and its lead, up to the first value above that depth: there the branch ends.</summary>
    private static (int Best, double Lead) FindBestTwo(ReadOnlySpan<int> values, ReadOnlySpan<double> confidences, TaxonomyDefinition taxonomy, int depth, int from)
    {
        var (best, most, second) = (-1, double.NegativeInfinity, double.NegativeInfinity);
        for (var i = from; i < values.Length && taxonomy.ValueAt(values[i]).Depth is var its && its >= depth; i++)
        {
            if (its > depth)
            {
                continue;
            }

            var total = confidences[i];
            if (total > most)
            {
                (best, most, second) = (i, total, most);
            }
            else
            {
                second = Math.Max(second, total);
            }
        }

        return (best, best < 0 ? 0 : most - second);
    }
}
