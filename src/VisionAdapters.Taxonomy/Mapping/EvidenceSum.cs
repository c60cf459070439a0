namespace VisionAdapters.Taxonomy;

/// <summary>
/// Adds evidence up for a number of targets: within a label the heaviest counts, within an exclusive group labels add up to at most 1, and groups combine by
/// noisy-or. Evidence must come group by group and label by label.
/// </summary>
internal sealed class EvidenceSum
{
    private readonly List<int> _touchedByGroup = [];
    private readonly List<int> _touchedByLabel = [];
    private ulong[] _touched = [];
    private double[] _totals = [];
    private double[] _ofGroup = [];
    private double[] _ofLabel = [];
    private int _group = -1;
    private int _label = -1;

    /// <summary>Gets or sets the total of a target, in [0, 1].</summary>
    public double this[int target]
    {
        get => _totals[target];
        set => _totals[target] = value;
    }

    /// <summary>Makes room for at least so many targets; the sum must be clear.</summary>
    public void Reserve(int targets)
    {
        if (_totals.Length < targets)
        {
            (_totals, _ofGroup, _ofLabel) = (new double[targets], new double[targets], new double[targets]);
            _touched = new ulong[IndexSet.Words(targets)];
        }
    }

    /// <summary>Starts with a piece of evidence, before it is added to its targets.</summary>
    public void Start(in MappingEvidence evidence)
    {
        if (evidence.Group == _group && evidence.Label == _label)
        {
            return;
        }

        EndLabel();
        if (evidence.Group != _group)
        {
            EndGroup();
        }

        (_group, _label) = (evidence.Group, evidence.Label);
    }

    /// <summary>Adds the weight of the evidence to a target.</summary>
    public void Add(int target, double weight)
    {
        if (_ofLabel[target] == 0)
        {
            _touchedByLabel.Add(target);
        }

        _ofLabel[target] = Math.Max(_ofLabel[target], weight);
    }

    /// <summary>Adds the weight of evidence that is the only one of its group: the same as <see cref="Add"/>, but with nothing to compare and to add up.</summary>
    public void AddAlone(int target, double weight)
    {
        var before = _totals[target];
        IndexSet.Add(_touched, target);
        _totals[target] = Math.Min(1, before + (Math.Min(1, weight) * (1 - before)));
    }

    /// <summary>Ends the sum.</summary>
    /// <returns>The set of the targets with any evidence.</returns>
    public ReadOnlySpan<ulong> End()
    {
        EndLabel();
        EndGroup();
        return _touched;
    }

    public void Clear()
    {
        End();
        for (var target = IndexSet.Next(_touched, 0); target >= 0; target = IndexSet.Next(_touched, target + 1))
        {
            _totals[target] = 0;
        }

        Array.Clear(_touched);
        (_group, _label) = (-1, -1);
    }

    private void EndLabel()
    {
        foreach (var target in _touchedByLabel)
        {
            if (_ofGroup[target] == 0)
            {
                _touchedByGroup.Add(target);
            }

            _ofGroup[target] += _ofLabel[target];
            _ofLabel[target] = 0;
        }

        _touchedByLabel.Clear();
    }

    private void EndGroup()
    {
        foreach (var target in _touchedByGroup)
        {
            AddAlone(target, _ofGroup[target]);
            _ofGroup[target] = 0;
        }

        _touchedByGroup.Clear();
    }
}
