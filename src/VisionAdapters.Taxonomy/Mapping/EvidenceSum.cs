namespace VisionAdapters.Taxonomy;

/// <summary>
/// Adds evidence up for a number of targets: within a label the heaviest counts, within an exclusive group labels add up to at most 1, and groups combine by
/// noisy-or. Evidence must come group by group and label by label.
/// </summary>
internal sealed class EvidenceSum(int targets)
{
    private readonly double[] _totals = new double[targets];
    private readonly double[] _ofGroup = new double[targets];
    private readonly double[] _ofLabel = new double[targets];
    private readonly List<int> _touchedByGroup = [];
    private readonly List<int> _touchedByLabel = [];
    private int _group = -1;
    private int _label = -1;

    public void Add(int target, in MappingEvidence evidence)
    {
        if (evidence.Group != _group || evidence.RuleIndex != _label)
        {
            EndLabel();
            if (evidence.Group != _group)
            {
                EndGroup();
            }

            _group = evidence.Group;
            _label = evidence.RuleIndex;
        }

        if (_ofLabel[target] == 0)
        {
            _touchedByLabel.Add(target);
        }

        _ofLabel[target] = Math.Max(_ofLabel[target], evidence.Weight);
    }

    /// <summary>Ends the sum.</summary>
    /// <returns>The targets' totals, each in [0, 1].</returns>
    public double[] ToTotals()
    {
        EndLabel();
        EndGroup();
        return _totals;
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
            var before = _totals[target];
            _totals[target] = Math.Min(1, before + (Math.Min(1, _ofGroup[target]) * (1 - before)));
            _ofGroup[target] = 0;
        }

        _touchedByGroup.Clear();
    }
}
