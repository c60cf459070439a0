namespace VisionAdapters.Taxonomy;

/// <summary>Puts the values of an answer into the result's order: facet by facet, the value to show first, the others best first.</summary>
internal sealed class ValueOrder
{
    private MappedValue[] _inTree = [];
    private ulong[] _keys = [];
    private int[] _order = [];
    private int _count;

    /// <summary>Makes the values of a sum.</summary>
    public MappedValue[] Make(TaxonomyDefinition taxonomy, EvidenceSum sum)
    {
        var values = new MappedValue[IndexSet.Count(sum.Reached)];
        if (_inTree.Length < values.Length)
        {
            (_inTree, _keys, _order) = (new MappedValue[values.Length], new ulong[values.Length], new int[values.Length]);
        }

        _count = values.Length;
        var count = 0;
        for (var target = IndexSet.Next(sum.Reached, 0); target >= 0; target = IndexSet.Next(sum.Reached, target + 1))
        {
            _inTree[count++] = new MappedValue(taxonomy.ValueAt(target), sum.Total(target), sum.Own(target));
        }

        for (var first = 0; first < count;)
        {
            var end = first + 1;
            while (end < count && ReferenceEquals(_inTree[end].Facet, _inTree[first].Facet))
            {
                end++;
            }

            Sort(_inTree.AsSpan(first, end - first), values.AsSpan(first, end - first));
            first = end;
        }

        return values;
    }

    /// <summary>Lets go of the values, so that a thread's buffers keep no taxonomy alive.</summary>
    public void Clear()
    {
        _inTree.AsSpan(0, _count).Clear();
        _count = 0;
    }

    private void Sort(ReadOnlySpan<MappedValue> inTree, Span<MappedValue> sorted)
    {
        var keys = _keys.AsSpan(0, inTree.Length);
        var order = _order.AsSpan(0, inTree.Length);
        for (var i = 0; i < inTree.Length; i++)
        {
            // The bits of positive numbers are ordered as the numbers are.
            keys[i] = ulong.MaxValue - BitConverter.DoubleToUInt64Bits(inTree[i].Confidence);
            order[i] = i;
        }

        keys[ValueToShow.Find(inTree)] = 0;
        keys.Sort(order);
        for (var i = 1; i < order.Length; i++)
        {
            // Of equal ones the first in the taxonomy goes first.
            for (var j = i; j > 0 && keys[j - 1] == keys[j] && order[j - 1] > order[j]; j--)
            {
                (order[j - 1], order[j]) = (order[j], order[j - 1]);
            }
        }

        for (var i = 0; i < order.Length; i++)
        {
            sorted[i] = inTree[order[i]];
        }
    }
}
