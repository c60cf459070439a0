namespace VisionAdapters.Taxonomy;

/// <summary>
/// Adds evidence up, value by value. Labels without a head are witnesses: those of one value combine by noisy-or, and a value gets the
/// greater of what they say
/// of it and what is said of the values below it, for whoever sees sneakers sees shoes and is no second witness of them. A head's labels
/// add up to at most 1,
/// along the tree. Heads and the other labels combine by noisy-or.
/// </summary>
internal sealed class EvidenceSum
{
    private readonly KindredLabels _kindred = new();
    private readonly EvidenceCeilings _ceilings = new();
    private ulong[] _reached = [];
    private ulong[] _reachedByGroup = [];
    private double[] _own = [];
    private double[] _totals = [];
    private double[] _ofGroup = [];
    private double[] _ownOfGroup = [];
    private double[] _ofLabel = [];

    /// <summary>Gets the set of the values with any evidence, on them or below.</summary>
    public Span<ulong> Reached => _reached;

    /// <summary>Gets the total of a value, in [0, 1].</summary>
    public double Total(int value) => _totals[value];

    /// <summary>Gets what is said of exactly this value, in [0, 1].</summary>
    public double Own(int value) => _own[value];

    /// <summary>Makes room for at least so many values; the sum must be clear.</summary>
    public void Reserve(int values)
    {
        if (_totals.Length < values)
        {
            (_own, _totals, _ofGroup, _ownOfGroup, _ofLabel) = (new double[values], new double[values], new double[values], new double[values], new double[values]);
            (_reached, _reachedByGroup) = (new ulong[IndexSet.Words(values)], new ulong[IndexSet.Words(values)]);
        }
    }

    /// <summary>Adds all evidence of labels without a head, ordered by rule. Comes before <see cref="AddGroup"/>.</summary>
    public void AddLabels(TaxonomyDefinition taxonomy, LabelMap map, ReadOnlySpan<MappingEvidence> evidence)
    {
        var weights = _kindred.Weigh(map, evidence);
        foreach (ref readonly var item in evidence)
        {
            Reach(_reached, item.Value);
        }

        var ceilings = _ceilings.Find(evidence);
        AddUp(taxonomy, evidence, weights, ceilings, int.MaxValue);
        for (var depth = _ceilings.Deepest; depth >= 0; depth--)
        {
            AddUpAgain(taxonomy, evidence, weights, ceilings, depth);
        }
    }

    /// <summary>Adds the evidence of one head, or of the measured colors, ordered by label.</summary>
    public void AddGroup(ReadOnlySpan<MappingEvidence> evidence)
    {
        for (var first = 0; first < evidence.Length;)
        {
            var end = first + 1;
            while (end < evidence.Length && evidence[end].Label == evidence[first].Label)
            {
                end++;
            }

            AddLabel(evidence[first..end]);
            first = end;
        }

        foreach (var target in IndexSet.Members(_reachedByGroup))
        {
            IndexSet.Add(_reached, target);
            _totals[target] = NoisyOr(_totals[target], Math.Min(1, _ofGroup[target]));
            _own[target] = NoisyOr(_own[target], Math.Min(1, _ownOfGroup[target]));
            (_ofGroup[target], _ownOfGroup[target]) = (0, 0);
        }

        Array.Clear(_reachedByGroup);
    }

    /// <summary>Rounding may leave a parent a hair below its child: going from the leaves up lifts whole branches.</summary>
    public void LiftParents(TaxonomyDefinition taxonomy)
    {
        foreach (var target in IndexSet.MembersReversed(_reached))
        {
            if (taxonomy.ValueAt(target).Parent is { } parent)
            {
                _totals[parent.GlobalIndex] = Math.Max(_totals[parent.GlobalIndex], _totals[target]);
            }
        }
    }

    /// <summary>Leaves a value, with all below it, out of the result.</summary>
    public void Drop(FacetValue value)
    {
        for (var target = value.GlobalIndex; target < value.GlobalIndex + value.BranchSize; target++)
        {
            (_totals[target], _own[target]) = (0, 0);
        }

        IndexSet.Remove(_reached, value.GlobalIndex, value.BranchSize);
    }

    public void Clear()
    {
        foreach (var target in IndexSet.Members(_reached))
        {
            (_totals[target], _own[target]) = (0, 0);
        }

        Array.Clear(_reached);
    }

    /// <summary>Adds up what all evidence whose ceiling is above a depth says.</summary>
    private void AddUp(TaxonomyDefinition taxonomy, ReadOnlySpan<MappingEvidence> evidence, ReadOnlySpan<double> weights, ReadOnlySpan<int> ceilings, int depth)
    {
        for (var i = 0; i < evidence.Length; i++)
        {
            if (weights[i] > 0 && ceilings[i] < depth)
            {
                ref var own = ref _own[evidence[i].Value.GlobalIndex];
                own = NoisyOr(own, weights[i]);
            }
        }

        // From the leaves up: a value's total holds what is said below it until its turn comes.
        foreach (var target in IndexSet.MembersReversed(_reached))
        {
            _totals[target] = Math.Max(_totals[target], _own[target]);
            if (taxonomy.ValueAt(target).Parent is { } parent)
            {
                _totals[parent.GlobalIndex] = NoisyOr(_totals[parent.GlobalIndex], _totals[target]);
            }
        }
    }

    /// <summary>
    /// Adds up again for the values of one depth, without the evidence that ends there; what is below that depth stays as it is.
    /// </summary>
    private void AddUpAgain(TaxonomyDefinition taxonomy, ReadOnlySpan<MappingEvidence> evidence, ReadOnlySpan<double> weights, ReadOnlySpan<int> ceilings, int depth)
    {
        foreach (var target in IndexSet.Members(_reached))
        {
            if (taxonomy.ValueAt(target).Depth > depth)
            {
                (_ofGroup[target], _ownOfGroup[target]) = (Math.Max(_ofGroup[target], _totals[target]), Math.Max(_ownOfGroup[target], _own[target]));
            }

            (_totals[target], _own[target]) = (0, 0);
        }

        AddUp(taxonomy, evidence, weights, ceilings, depth);
        foreach (var target in IndexSet.Members(_reached))
        {
            if (taxonomy.ValueAt(target).Depth > depth)
            {
                (_totals[target], _own[target]) = (_ofGroup[target], _ownOfGroup[target]);
                (_ofGroup[target], _ownOfGroup[target]) = (0, 0);
            }
        }
    }

    /// <summary>Adds one label of a head: a value gets the heaviest of what the label says of it and of the values below it.</summary>
    private void AddLabel(ReadOnlySpan<MappingEvidence> evidence)
    {
        for (var i = 0; i < evidence.Length; i++)
        {
            var (weight, own) = (evidence[i].Weight, evidence[i].Weight);
            foreach (ref readonly var before in evidence[..i])
            {
                own = ReferenceEquals(before.Value, evidence[i].Value) ? Math.Min(own, Math.Max(0, weight - before.Weight)) : own;
            }

            _ownOfGroup[evidence[i].Value.GlobalIndex] += own;
            for (var value = evidence[i].Value; value is not null; value = value.Parent)
            {
                var target = value.GlobalIndex;
                IndexSet.Add(_reachedByGroup, target);
                if (weight > _ofLabel[target])
                {
                    _ofGroup[target] += weight - _ofLabel[target];
                    _ofLabel[target] = weight;
                }
            }
        }

        foreach (ref readonly var item in evidence)
        {
            for (var value = item.Value; value is not null && _ofLabel[value.GlobalIndex] > 0; value = value.Parent)
            {
                _ofLabel[value.GlobalIndex] = 0;
            }
        }
    }

    /// <summary>Marks a value and all above it, as far as they are not marked yet.</summary>
    private static void Reach(Span<ulong> set, FacetValue value)
    {
        for (var one = value; one is not null && !IndexSet.Contains(set, one.GlobalIndex); one = one.Parent)
        {
            IndexSet.Add(set, one.GlobalIndex);
        }
    }

    private static double NoisyOr(double a, double b) => Math.Min(1, a + (b * (1 - a)));
}
