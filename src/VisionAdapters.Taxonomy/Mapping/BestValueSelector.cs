namespace VisionAdapters.Taxonomy;

/// <summary>
/// Picks the one value of a facet to show: from the best root down, each step to the best child that holds at least half of its parent's
/// confidence and is ahead of its siblings by at least 0.05; where there is none, the way ends.
/// </summary>
internal static class BestValueSelector
{
    /// <summary>How far a value must be ahead of its siblings to be shown.</summary>
    public const double MinLead = 0.05;

    /// <summary>The share of its parent's confidence that a value needs to be shown instead of the parent.</summary>
    private const double MinShare = 0.5;

    /// <summary>Puts the values of one facet in order: the one to show, then the others in descending order of confidence.</summary>
    /// <param name="values">The values in tree order, none without those above it; at least one.</param>
    public static IEnumerable<MappedValue> Sort(List<MappedValue> values)
    {
        var best = Select(values);
        return values.Where(value => !ReferenceEquals(value, best)).OrderByDescending(value => value.Confidence).Prepend(best);
    }

    private static MappedValue Select(List<MappedValue> values)
    {
        // Roots need no lead: among equals the first in the taxonomy's order is shown.
        var best = FindBest(values, parent: null).Best!;
        while (true)
        {
            var (child, lead) = FindBest(values, best.Value);
            if (child is null || child.Confidence < MinShare * best.Confidence || lead < MinLead)
            {
                return best;
            }

            best = child;
        }
    }

    private static (MappedValue? Best, double Lead) FindBest(List<MappedValue> values, FacetValue? parent)
    {
        var (best, second) = ((MappedValue?)null, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (!ReferenceEquals(value.Value.Parent, parent))
            {
                continue;
            }

            if (best is null || value.Confidence > best.Confidence)
            {
                (best, second) = (value, best?.Confidence ?? second);
            }
            else
            {
                second = Math.Max(second, value.Confidence);
            }
        }

        return (best, best?.Confidence - second ?? 0);
    }
}
