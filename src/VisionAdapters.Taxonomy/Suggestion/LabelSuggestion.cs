namespace VisionAdapters.Taxonomy;

/// <summary>What a label might mean. A proposal for a person, never applied by itself.</summary>
public sealed record LabelSuggestion
{
    /// <summary>Gets the label.</summary>
    public required VocabularyLabel Label { get; init; }

    /// <summary>Gets the value that it may speak for.</summary>
    public required FacetValue Value { get; init; }

    /// <summary>Gets how alike the label's name and the value's names are, in [0, 1]; 1 when they are the same words.</summary>
    public required double NameSimilarity { get; init; }

    /// <summary>Gets the number of labeled answers with the label whose photo is known in the value's facet.</summary>
    public required int Answers { get; init; }

    /// <summary>Gets the number of those whose photo truly has the value.</summary>
    public required int Together { get; init; }

    /// <summary>
    /// Gets the number of photos that truly have the value, have the label, and for which the map does not give the value yet.
    /// </summary>
    public required int Missed { get; init; }

    /// <summary>
    /// Gets the recall that the value would win if the label spoke for it, in [0, 1]: the share of its photos that are missed now and have
    /// the label.
    /// </summary>
    public required double RecallGain { get; init; }

    /// <summary>Gets how often the value is true beside the label, in [0, 1]; <see langword="null"/> without labeled answers.</summary>
    public double? Precision => Answers == 0 ? null : (double)Together / Answers;
}
