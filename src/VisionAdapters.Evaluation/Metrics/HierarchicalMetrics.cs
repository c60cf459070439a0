namespace VisionAdapters.Evaluation;

/// <summary>Metrics that give credit for the right branch of a tree of values. The functions are pure.</summary>
public static class HierarchicalMetrics
{
    /// <summary>
    /// Computes hierarchical F1: every true and predicted set is joined by its values' ancestors, and precision and recall are taken over
    /// the pooled sets, hF = 2 sum|T and P| / (sum|T| + sum|P|) (Kiritchenko, Matwin, Nock and Famili 2006). Leave a common root out of the
    /// ancestors: it would be right everywhere.
    /// </summary>
    /// <param name="truth">The true values of each image.</param>
    /// <param name="predicted">The predicted values of each image; an empty set is an abstention.</param>
    /// <param name="ancestors">The ancestors of a value, itself excluded.</param>
    /// <returns>A value in [0, 1]; 0 when there are no values at all.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double F1(
        IReadOnlyList<IReadOnlyCollection<string>> truth,
        IReadOnlyList<IReadOnlyCollection<string>> predicted,
        Func<string, IReadOnlyCollection<string>> ancestors)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(predicted);
        ArgumentNullException.ThrowIfNull(ancestors);
        SameLength.ThrowIfDifferent(truth.Count, predicted.Count, nameof(predicted));
        long shared = 0;
        long total = 0;
        for (var i = 0; i < truth.Count; i++)
        {
            var trueSet = WithAncestors(truth[i], ancestors);
            var predictedSet = WithAncestors(predicted[i], ancestors);
            total += trueSet.Count + predictedSet.Count;
            predictedSet.IntersectWith(trueSet);
            shared += predictedSet.Count;
        }

        return total == 0 ? 0 : 2.0 * shared / total;
    }

    /// <summary>The values and all their ancestors.</summary>
    internal static HashSet<string> WithAncestors(IEnumerable<string> values, Func<string, IReadOnlyCollection<string>> ancestors)
    {
        var set = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            set.Add(value);
            set.UnionWith(ancestors(value));
        }

        return set;
    }
}
