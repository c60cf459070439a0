using System.Numerics;

namespace VisionAdapters.Taxonomy;

/// <summary>Goes over the members of a set (<see cref="IndexSet"/>), in ascending order.</summary>
internal ref struct IndexSetMembers(ReadOnlySpan<ulong> set)
{
    private readonly ReadOnlySpan<ulong> _set = set;
    private int _word = -1;
    private ulong _bits;

    public int Current { get; private set; }

    public readonly IndexSetMembers GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_bits == 0)
        {
            if (++_word >= _set.Length)
            {
                return false;
            }

            _bits = _set[_word];
        }

        Current = (_word * IndexSet.WordBits) + BitOperations.TrailingZeroCount(_bits);
        _bits &= _bits - 1;
        return true;
    }
}
