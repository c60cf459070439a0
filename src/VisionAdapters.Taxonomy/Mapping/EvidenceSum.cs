namespace VisionAdapters.Taxonomy;

/// <summary>
/// Adds evidence up, value by value. Labels without a head are witnesses: those of one value combine by noisy-or, and a value gets the
/// greater of what they say of it and of what is said of the values below it, because sneakers are shoes, and who sees sneakers says
/// nothing new of shoes. A head's labels add up to at most 1, along the tree. Heads and the other labels combine by noisy-or.
/// </summary>
internal sealed class EvidenceSum
{
    private readonly LabelMap _map;
    private readonly double[] _own;
    private readonly double[] _totals;

    /// <summary>Initializes a new instance of the <see cref="EvidenceSum"/> class.</summary>
    /// <param name="map">The map that made the evidence.</param>
    /// <param name="evidence">The evidence, ordered by group and rule as <see cref="EvidenceCollector"/> does.</param>
    public EvidenceSum(LabelMap map, ReadOnlySpan<MappingEvidence> evidence)
    {
        _map = map;
        (_own, _totals) = (new double[map.Taxonomy.ValueCount], new double[map.Taxonomy.ValueCount]);
        HeadSum? heads = null;
        while (evidence.Length > 0)
        {
            var run = EvidenceRun.TakeGroup(ref evidence);
            if (run[0].Group == MappingEvidence.NoGroup)
            {
                AddWitnesses(run);
            }
            else
            {
                heads ??= new HeadSum(_own.Length);
                heads.Add(run, _own, _totals);
            }
        }

        LiftParents();
    }

    /// <summary>Gets what is said of a value and of those below it, in [0, 1].</summary>
    public double Total(FacetValue value) => _totals[value.GlobalIndex];

    /// <summary>Makes the values of which anything is said, in the taxonomy's order.</summary>
    public List<MappedValue> MakeValues()
    {
        var values = new List<MappedValue>();
        for (var i = 0; i < _totals.Length; i++)
        {
            if (_totals[i] > 0)
            {
                values.Add(new MappedValue { Value = _map.Taxonomy.ValueAt(i), Confidence = _totals[i], OwnConfidence = _own[i] });
            }
        }

        return values;
    }

    /// <summary>Leaves a value, with all below it, out of the result.</summary>
    public void Drop(FacetValue value)
    {
        Array.Clear(_totals, value.GlobalIndex, value.BranchSize);
        Array.Clear(_own, value.GlobalIndex, value.BranchSize);
    }

    public static double NoisyOr(double a, double b) => Math.Min(1, a + (b * (1 - a)));

    private void AddWitnesses(ReadOnlySpan<MappingEvidence> evidence)
    {
        var witnesses = Witness.Find(evidence);
        AddUp(witnesses, _own, _totals);

        // From the depth on where a label's evidence in two branches meets, its heaviest counts alone.
        for (var depth = witnesses.Max(witness => witness.Ceiling); depth >= 0; depth--)
        {
            var (own, totals) = (new double[_own.Length], new double[_own.Length]);
            AddUp(witnesses.FindAll(witness => witness.Ceiling < depth), own, totals);
            for (var i = 0; i < totals.Length; i++)
            {
                _totals[i] = _map.Taxonomy.ValueAt(i).Depth <= depth ? totals[i] : _totals[i];
            }
        }
    }

    private void AddUp(List<Witness> witnesses, double[] own, double[] totals)
    {
        foreach (var ofValue in witnesses.GroupBy(witness => witness.Value))
        {
            own[ofValue.Key.GlobalIndex] = Witness.Join([.. ofValue], _map);
        }

        // From the leaves up: a value's total holds what is said below it until its turn comes.
        for (var i = totals.Length - 1; i >= 0; i--)
        {
            totals[i] = Math.Max(totals[i], own[i]);
            if (totals[i] > 0 && _map.Taxonomy.ValueAt(i).Parent is { } parent)
            {
                totals[parent.GlobalIndex] = NoisyOr(totals[parent.GlobalIndex], totals[i]);
            }
        }
    }

    /// <summary>No value scores below one under it, not even by rounding.</summary>
    private void LiftParents()
    {
        for (var i = _totals.Length - 1; i >= 0; i--)
        {
            if (_totals[i] > 0 && _map.Taxonomy.ValueAt(i).Parent is { } parent)
            {
                _totals[parent.GlobalIndex] = Math.Max(_totals[parent.GlobalIndex], _totals[i]);
            }
        }
    }
}
