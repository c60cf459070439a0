using System.Numerics;

namespace VisionAdapters.Taxonomy;

/// <summary>Goes over the members of a set (<see cref="IndexSet"/>), in descending order.</summary>
internal ref struct IndexSetMembersReversed(ReadOnlySpan<ulong> set)
{
    private readonly ReadOnlySpan<ulong> _set = set;
    private int _word = set.Length;
    private ulong _bits;

    public int Current { get; private set; }

    public readonly IndexSetMembersReversed GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_bits == 0)
        {
            if (--_word < 0)
            {
                return false;
            }

            _bits = _set[_word];
        }

        var bit = BitOperations.Log2(_bits);
        Current = (_word * IndexSet.WordBits) + bit;
        _bits ^= 1UL << bit;
        return true;
    }
}
