namespace VisionAdapters.Taxonomy;

/// <summary>
/// Puts labels in order so that nothing depends on the answer's: by group, then by rule, the more confident first. As the rules are in
/// order already, nothing
/// is compared but the labels of one rule.
/// </summary>
internal sealed class LabelOrder
{
    private const int None = -1;

    private readonly List<string> _groups = [];
    private ulong[] _ranks = [];
    private int[] _firstOfRank = [];
    private int[] _next = [];
    private int[] _order = [];
    private int _count;

    /// <summary>Sorts the labels that have a reading.</summary>
    /// <returns>Their indices.</returns>
    public ReadOnlySpan<int> Sort(ReadOnlySpan<LabelReading> labels, RuleIndex rules)
    {
        Reserve(labels.Length, rules.Count);
        if (!HasStrangeGroup(labels, rules))
        {
            Append(labels, rules, group: null, areAllMeant: true);
            return _order.AsSpan(0, _count);
        }

        FindGroups(labels);
        Append(labels, rules, group: null, areAllMeant: false);
        foreach (var group in _groups)
        {
            Append(labels, rules, group, areAllMeant: false);
        }

        return _order.AsSpan(0, _count);
    }

    /// <summary>
    /// Tells whether a label stands in a group that is no head of the map: then the same rule may be meant in several groups.
    /// </summary>
    private static bool HasStrangeGroup(ReadOnlySpan<LabelReading> labels, RuleIndex rules)
    {
        foreach (ref readonly var label in labels)
        {
            if (label.Group is not null && label.Rule >= 0 && !rules.IsOfHead(label.Rule))
            {
                return true;
            }
        }

        return false;
    }

    private static bool GoesBefore(in LabelReading a, in LabelReading b)
    {
        if (a.Confidence != b.Confidence)
        {
            return a.Confidence > b.Confidence;
        }

        return a.Source != b.Source ? a.Source < b.Source : a.SourceIndex < b.SourceIndex;
    }

    private void Reserve(int labels, int rules)
    {
        _count = 0;
        if (_order.Length < labels)
        {
            (_order, _next) = (new int[labels], new int[labels]);
        }

        if (_firstOfRank.Length < rules)
        {
            (_firstOfRank, _ranks) = (new int[rules], new ulong[IndexSet.Words(rules)]);
        }
    }

    private void FindGroups(ReadOnlySpan<LabelReading> labels)
    {
        _groups.Clear();
        foreach (ref readonly var label in labels)
        {
            if (label.Group is { } group && !_groups.Contains(group))
            {
                _groups.Add(group);
            }
        }

        _groups.Sort(string.CompareOrdinal);
    }

    /// <summary>Appends the labels of one group, or all.</summary>
    private void Append(ReadOnlySpan<LabelReading> labels, RuleIndex rules, string? group, bool areAllMeant)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i].Case is { Effects.Length: > 0 } && labels[i].Confidence > 0 && (areAllMeant || labels[i].Group == group))
            {
                Insert(labels, i, rules.RankOf(labels[i].Rule));
            }
        }

        foreach (var rank in IndexSet.Members(_ranks))
        {
            for (var i = _firstOfRank[rank]; i != None; i = _next[i])
            {
                _order[_count++] = i;
            }
        }

        Array.Clear(_ranks);
    }

    /// <summary>Puts a label among those of the same rule. They are few, so going from one to the next is enough.</summary>
    private void Insert(ReadOnlySpan<LabelReading> labels, int label, int rank)
    {
        ref var place = ref _firstOfRank[rank];
        if (!IndexSet.Contains(_ranks, rank))
        {
            IndexSet.Add(_ranks, rank);
            place = None;
        }

        while (place != None && GoesBefore(labels[place], labels[label]))
        {
            place = ref _next[place];
        }

        _next[label] = place;
        place = label;
    }
}
