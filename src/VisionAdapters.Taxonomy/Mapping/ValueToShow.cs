namespace VisionAdapters.Taxonomy;

/// <summary>
/// Picks the one value of a facet to show: from the best root down, each step to the best child that holds at least half of its parent's confidence and is
/// ahead of its siblings by at least 0.05; where there is none, the way ends.
/// </summary>
internal static class ValueToShow
{
    /// <summary>The share of its parent's confidence that a value needs to be shown in the parent's place.</summary>
    private const double LeastShare = 0.5;

    /// <summary>How far a value must be ahead of its siblings to be shown.</summary>
    private const double LeastLead = 0.05;

    /// <summary>Moves the value to show to the front of the values of one facet.</summary>
    /// <param name="values">The values in descending order of confidence, of equal ones the first in the taxonomy before the others; at least one.</param>
    public static void MoveToFront(Span<MappedValue> values)
    {
        var index = Find(values);
        var best = values[index];
        values[..index].CopyTo(values[1..]);
        values[0] = best;
    }

    private static int Find(ReadOnlySpan<MappedValue> values)
    {
        // Roots need no lead: among equals the first in the taxonomy's order is shown.
        var best = IndexOfChild(values, parent: null, from: 0);
        while (true)
        {
            var child = IndexOfChild(values, values[best].Value, from: 0);
            if (child < 0 || values[child].Confidence < LeastShare * values[best].Confidence)
            {
                return best;
            }

            var sibling = IndexOfChild(values, values[best].Value, child + 1);
            if (sibling >= 0 && values[child].Confidence - values[sibling].Confidence < LeastLead)
            {
                return best;
            }

            best = child;
        }
    }

    private static int IndexOfChild(ReadOnlySpan<MappedValue> values, FacetValue? parent, int from)
    {
        for (var i = from; i < values.Length; i++)
        {
            if (ReferenceEquals(values[i].Value.Parent, parent))
            {
                return i;
            }
        }

        return -1;
    }
}
