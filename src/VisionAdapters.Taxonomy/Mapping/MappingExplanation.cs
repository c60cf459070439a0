namespace VisionAdapters.Taxonomy;

/// <summary>Why a mapping says what it says.</summary>
public sealed class MappingExplanation
{
    /// <summary>What stands instead of a sensitive label's name.</summary>
    public const string HiddenName = "(sensitive label)";

    internal MappingExplanation(LabelMap map, IReadOnlyList<ExplainedValue> values, IReadOnlyList<ExplainedLabel> labels)
    {
        Map = map;
        Values = values;
        Labels = labels;
    }

    /// <summary>Gets the map.</summary>
    public LabelMap Map { get; }

    /// <summary>Gets the values in the order of <see cref="MappingResult.Values"/>, each with the evidence behind it.</summary>
    public IReadOnlyList<ExplainedValue> Values { get; }

    /// <summary>Gets what became of every label of the answer, in the answer's order, tags before objects.</summary>
    public IReadOnlyList<ExplainedLabel> Labels { get; }
}
