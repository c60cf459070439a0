namespace VisionAdapters.Taxonomy;

/// <summary>Maps a provider's answers onto a taxonomy. Immutable and safe for concurrent use.</summary>
/// <remarks>
/// A label's evidence for a value weighs its confidence times the strength of the rule. Labels without a group
/// (<see cref="ImageTag.Group"/>) are witnesses: those of one value combine by noisy-or, 1 - (1 - a)(1 - b), and a value gets the greater
/// of the evidence on itself and of what the values below it get together by noisy-or, because a broad label says nothing new beside a
/// narrow one. Labels of one exclusive group (a classifier's head, whose probabilities sum to at most 1) add up, for the value and for
/// every value above it. Groups and the labels without one combine by noisy-or. So every confidence stays in [0, 1], more evidence for a
/// value never lowers it, a parent never scores below its child, and the order of the labels never matters. Of the exclusive values of a
/// multi-valued facet (<see cref="Facet.ExclusiveValues"/>) only one that leads the others by 0.05 is among the values.
/// </remarks>
public sealed class TagMapper
{
    /// <summary>Initializes a new instance of the <see cref="TagMapper"/> class.</summary>
    /// <param name="map">The provider's map onto its taxonomy.</param>
    public TagMapper(LabelMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        LabelMap = map;
    }

    /// <summary>Gets the taxonomy.</summary>
    public TaxonomyDefinition Taxonomy => LabelMap.Taxonomy;

    /// <summary>Gets the map.</summary>
    public LabelMap LabelMap { get; }

    /// <summary>Maps one answer.</summary>
    /// <param name="response">The provider's answer.</param>
    /// <returns>The values and the evidence behind them.</returns>
    public MappingResult Map(TaggingResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        var evidence = EvidenceCollector.Collect(LabelMap, response);
        var sum = new EvidenceSum(LabelMap, evidence);
        ExclusiveValues.Compete(Taxonomy, sum);
        var values = sum.MakeValues().GroupBy(value => value.Facet).SelectMany(facet => BestValueSelector.Sort([.. facet]));
        return new MappingResult(LabelMap, response, evidence, [.. values]);
    }
}
