namespace VisionAdapters.Taxonomy;

/// <summary>A set of indices, such as those of rules, one bit an index: a family may have hundreds of members.</summary>
internal sealed class IndexSet(int count)
{
    private const int WordBits = 64;

    private readonly ulong[] _words = new ulong[(count + WordBits - 1) / WordBits];

    public void Add(int index) => _words[index / WordBits] |= 1UL << (index % WordBits);

    public bool Contains(int index) => index / WordBits < _words.Length && (_words[index / WordBits] & (1UL << (index % WordBits))) != 0;

    public bool Overlaps(IndexSet other)
    {
        for (var i = 0; i < Math.Min(_words.Length, other._words.Length); i++)
        {
            if ((_words[i] & other._words[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
