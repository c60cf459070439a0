namespace VisionAdapters.Taxonomy;

/// <summary>Adds up the evidence of a head, or of the measured colors: labels of which one at most is true.</summary>
internal sealed class HeadSum(int values)
{
    private readonly double[] _own = new double[values];
    private readonly double[] _totals = new double[values];
    private readonly List<int> _reached = [];

    /// <summary>Adds up one head and combines it with what other labels say.</summary>
    public void Add(ReadOnlySpan<MappingEvidence> head, double[] own, double[] totals)
    {
        while (head.Length > 0)
        {
            AddLabel(EvidenceRun.TakeLabel(ref head));
        }

        foreach (var index in _reached)
        {
            own[index] = EvidenceSum.NoisyOr(own[index], Math.Min(1, _own[index]));
            totals[index] = EvidenceSum.NoisyOr(totals[index], Math.Min(1, _totals[index]));
            (_own[index], _totals[index]) = (0, 0);
        }

        _reached.Clear();
    }

    /// <summary>Adds one label: a value gets the heaviest of what the label says of it and of the values below it.</summary>
    private void AddLabel(ReadOnlySpan<MappingEvidence> label)
    {
        for (var i = 0; i < label.Length; i++)
        {
            _own[label[i].Value.GlobalIndex] += EvidenceRun.IsHeaviest(label, i, label[i].Value, withBelow: false) ? label[i].Weight : 0;
            for (var value = label[i].Value; value is not null; value = value.Parent)
            {
                _totals[value.GlobalIndex] += EvidenceRun.IsHeaviest(label, i, value, withBelow: true) ? label[i].Weight : 0;
                _reached.Add(value.GlobalIndex);
            }
        }
    }
}
