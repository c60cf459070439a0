namespace VisionAdapters.Taxonomy;

/// <summary>
/// The buffers that a mapping works in. Each thread keeps one set for its next mapping, so that only results are allocated.
/// </summary>
internal sealed class MappingScratch
{
    [ThreadStatic]
    private static MappingScratch? _free;

    private LabelReading[] _labels = [];
    private ulong[] _present = [];
    private int _labelCount;
    private int _presentWords;

    /// <summary>Gets the labels, in the answer's order until <see cref="LabelOrder"/> sorts them.</summary>
    public Span<LabelReading> Labels => _labels.AsSpan(0, _labelCount);

    /// <summary>Gets the set of the rules whose labels the answer holds.</summary>
    public Span<ulong> Present => _present.AsSpan(0, _presentWords);

    public LabelOrder Order { get; } = new();

    public ExclusionTally Exclusions { get; } = new();

    public List<MappingEvidence> Evidence { get; } = [];

    public EvidenceSum Sum { get; } = new();

    public ValueOrder Values { get; } = new();

    /// <summary>Takes the thread's buffers.</summary>
    public static MappingScratch Take(int labels, int rules)
    {
        var scratch = _free ?? new MappingScratch();
        _free = null;
        scratch._labelCount = labels;
        scratch._presentWords = IndexSet.Words(rules);
        if (scratch._labels.Length < labels)
        {
            scratch._labels = new LabelReading[labels];
        }

        if (scratch._present.Length < scratch._presentWords)
        {
            scratch._present = new ulong[scratch._presentWords];
        }

        return scratch;
    }

    /// <summary>Leaves the buffers to the thread's next mapping, without anything of this one.</summary>
    public void Return()
    {
        Labels.Clear();
        Present.Clear();
        Exclusions.Clear();
        Evidence.Clear();
        Sum.Clear();
        _free = this;
    }
}
