namespace VisionAdapters.Evaluation;

/// <summary>How far each image's predicted values and their ancestors overlap with the true ones.</summary>
internal sealed class HierarchyTally
{
    private readonly int[] _shared;
    private readonly int[] _total;

    public HierarchyTally(FacetIndex facet, int[][] predicted, Func<string, string, IReadOnlyList<string>> ancestors)
    {
        var known = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        _shared = new int[predicted.Length];
        _total = new int[predicted.Length];
        for (var i = 0; i < predicted.Length; i++)
        {
            var truth = Augment(facet.Truth[i]);
            var guess = Augment(predicted[i]);
            _total[i] = truth.Count + guess.Count;
            guess.IntersectWith(truth);
            _shared[i] = guess.Count;
        }

        HashSet<string> Augment(int[] values) => HierarchicalMetrics.WithAncestors(values.Select(v => facet.Classes[v]), Ancestors);

        IReadOnlyList<string> Ancestors(string value)
        {
            if (!known.TryGetValue(value, out var found))
            {
                known[value] = found = ancestors(facet.Facet, value);
            }

            return found;
        }
    }

    public double Measure(ReadOnlySpan<ushort> weights)
    {
        long shared = 0;
        long total = 0;
        for (var i = 0; i < _shared.Length; i++)
        {
            shared += weights[i] * _shared[i];
            total += weights[i] * _total[i];
        }

        return total == 0 ? 0 : 2.0 * shared / total;
    }
}
