namespace VisionAdapters.Taxonomy;

/// <summary>
/// Weighs the evidence of labels that are no independent witnesses. The same label said twice counts once, with its heaviest evidence.
/// Where a label and its
/// kinds (<c>kinds</c> in the map: <em>Dress</em> and <em>Gown</em>) speak of one value, the broader label counts the greater of its own
/// weight and what its
/// kinds say together, and the kinds not again.
/// </summary>
internal sealed class KindredLabels
{
    private double[] _weights = [];
    private double[] _ofKinds = [];
    private int[] _broader = [];

    /// <summary>Weighs evidence that is ordered by rule.</summary>
    /// <returns>The weight of each piece to combine by noisy-or; 0 for one that another one stands for.</returns>
    public ReadOnlySpan<double> Weigh(LabelMap map, ReadOnlySpan<MappingEvidence> evidence)
    {
        if (_weights.Length < evidence.Length)
        {
            (_weights, _ofKinds, _broader) = (new double[evidence.Length], new double[evidence.Length], new int[evidence.Length]);
        }

        var weights = _weights.AsSpan(0, evidence.Length);
        for (var i = 0; i < evidence.Length; i++)
        {
            weights[i] = IsHeaviest(evidence, i) ? evidence[i].Weight : 0;
        }

        if (map.DeepestKind > 0)
        {
            JoinKinds(map, evidence, weights);
        }

        return weights;
    }

    private static bool IsHeaviest(ReadOnlySpan<MappingEvidence> evidence, int index)
    {
        var (rule, value, weight) = (evidence[index].RuleIndex, evidence[index].Value, evidence[index].Weight);
        for (var i = index - 1; i >= 0 && evidence[i].RuleIndex == rule; i--)
        {
            if (ReferenceEquals(evidence[i].Value, value) && evidence[i].Weight >= weight)
            {
                return false;
            }
        }

        for (var i = index + 1; i < evidence.Length && evidence[i].RuleIndex == rule; i++)
        {
            if (ReferenceEquals(evidence[i].Value, value) && evidence[i].Weight > weight)
            {
                return false;
            }
        }

        return true;
    }

    private void JoinKinds(LabelMap map, ReadOnlySpan<MappingEvidence> evidence, Span<double> weights)
    {
        var any = false;
        for (var i = 0; i < evidence.Length; i++)
        {
            _broader[i] = weights[i] > 0 ? FindBroader(map, evidence, weights, i) : -1;
            any |= _broader[i] >= 0;
        }

        for (var depth = any ? map.DeepestKind : 0; depth > 0; depth--)
        {
            for (var i = 0; i < evidence.Length; i++)
            {
                if (_broader[i] >= 0 && map.RuleAt(evidence[i].RuleIndex).KindDepth == depth)
                {
                    ref var ofKinds = ref _ofKinds[_broader[i]];
                    ofKinds = 1 - ((1 - ofKinds) * (1 - Math.Max(weights[i], _ofKinds[i])));
                    weights[i] = 0;
                }
            }
        }

        for (var i = 0; any && i < evidence.Length; i++)
        {
            weights[i] = _broader[i] >= 0 ? 0 : Math.Max(weights[i], _ofKinds[i]);
            _ofKinds[i] = 0;
        }
    }

    /// <summary>Finds the evidence that the nearest broader label gives for the same value.</summary>
    private static int FindBroader(LabelMap map, ReadOnlySpan<MappingEvidence> evidence, ReadOnlySpan<double> weights, int index)
    {
        for (var rule = map.RuleAt(evidence[index].RuleIndex).Broader; rule >= 0; rule = map.RuleAt(rule).Broader)
        {
            for (var i = 0; i < evidence.Length; i++)
            {
                if (evidence[i].RuleIndex == rule && weights[i] > 0 && ReferenceEquals(evidence[i].Value, evidence[index].Value))
                {
                    return i;
                }
            }
        }

        return -1;
    }
}
