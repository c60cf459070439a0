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
    /// <param name="values">The values in tree order, none without those above it.</param>
    public static IEnumerable<MappedValue> Sort(IReadOnlyList<MappedValue> values)
    {
        if (values.Count == 0)
        {
            return [];
        }

        var best = Select(values);
        return values.Where(value => !ReferenceEquals(value, best)).OrderByDescending(value => value.Confidence).Prepend(best);
    }

    private static MappedValue Select(IReadOnlyList<MappedValue> values)
    {
        // Roots need no lead: among equals the first in the taxonomy's order is shown.
        var best = values.Where(value => value.Value.Parent is null).MaxBy(value => value.Confidence)!;
        while (true)
        {
            var children = values
                .Where(value => ReferenceEquals(value.Value.Parent, best.Value))
                .OrderByDescending(value => value.Confidence)
                .Take(2)
                .ToList();
            if (children.Count == 0
                || children[0].Confidence < MinShare * best.Confidence
                || (children.Count > 1 && children[0].Confidence - children[1].Confidence < MinLead))
            {
                return best;
            }

            best = children[0];
        }
    }
}
