namespace VisionAdapters.Taxonomy;

/// <summary>
/// Picks the one value of a facet to show: from the best root down, each step to the best child that holds at least half of its parent's confidence and is
/// ahead of its siblings by at least 0.05; where there is none, the way ends.
/// </summary>
internal static class ValueToShow
{
    /// <summary>How far a value must be ahead of its siblings to be shown.</summary>
    public const double LeastLead = 0.05;

    /// <summary>The share of its parent's confidence that a value needs to be shown in the parent's place.</summary>
    private const double LeastShare = 0.5;

    /// <summary>Finds the value to show.</summary>
    /// <param name="values">The values of one facet in tree order, none without those above it; at least one.</param>
    /// <returns>Its index.</returns>
    public static int Find(ReadOnlySpan<MappedValue> values)
    {
        // Roots need no lead: among equals the first in the taxonomy's order is shown.
        var (best, _) = FindBestTwo(values, depth: 0, from: 0);
        while (true)
        {
            var (child, lead) = FindBestTwo(values, values[best].Value.Depth + 1, best + 1);
            if (child < 0 || values[child].Confidence < LeastShare * values[best].Confidence || lead < LeastLead)
            {
                return best;
            }

            best = child;
        }
    }

    /// <summary>Finds the best value of a depth and its lead, up to the first value above that depth: there the branch ends.</summary>
    private static (int Best, double Lead) FindBestTwo(ReadOnlySpan<MappedValue> values, int depth, int from)
    {
        var (best, second) = (-1, double.NegativeInfinity);
        for (var i = from; i < values.Length && values[i].Value.Depth >= depth; i++)
        {
            if (values[i].Value.Depth > depth)
            {
                continue;
            }

            if (best < 0 || values[i].Confidence > values[best].Confidence)
            {
                second = best < 0 ? second : values[best].Confidence;
                best = i;
            }
            else
            {
                second = Math.Max(second, values[i].Confidence);
            }
        }

        return (best, best < 0 ? 0 : values[best].Confidence - second);
    }
}
