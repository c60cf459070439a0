namespace VisionAdapters.Taxonomy;

/// <summary>Sorts labels so that nothing depends on the answer's order: by group, then by rule, the more confident first.</summary>
internal sealed class LabelOrder
{
    private const int GroupShift = 32;

    private readonly List<string> _groups = [];
    private ulong[] _keys = [];
    private int[] _order = [];

    /// <summary>Sorts the labels that have a reading.</summary>
    /// <returns>Their indices.</returns>
    public ReadOnlySpan<int> Sort(ReadOnlySpan<LabelReading> labels)
    {
        if (_keys.Length < labels.Length)
        {
            (_keys, _order) = (new ulong[labels.Length], new int[labels.Length]);
        }

        RankGroups(labels);
        var count = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i].Case is { Effects.Length: > 0 } && labels[i].Confidence > 0)
            {
                _keys[count] = ((ulong)RankOf(labels[i].Group) << GroupShift) | (uint)labels[i].Rule;
                _order[count++] = i;
            }
        }

        Array.Sort(_keys, _order, 0, count);
        for (var i = 1; i < count; i++)
        {
            // Few labels share a rule, so moving one at a time is enough.
            for (var j = i; j > 0 && _keys[j - 1] == _keys[j] && GoesBefore(labels[_order[j]], labels[_order[j - 1]]); j--)
            {
                (_order[j - 1], _order[j]) = (_order[j], _order[j - 1]);
            }
        }

        return _order.AsSpan(0, count);
    }

    private static bool GoesBefore(in LabelReading a, in LabelReading b)
    {
        if (a.Confidence != b.Confidence)
        {
            return a.Confidence > b.Confidence;
        }

        return a.Source != b.Source ? a.Source < b.Source : a.SourceIndex < b.SourceIndex;
    }

    private void RankGroups(ReadOnlySpan<LabelReading> labels)
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

    private int RankOf(string? group) => group is null ? 0 : _groups.IndexOf(group) + 1;
}
