namespace VisionAdapters.Taxonomy;

/// <summary>What an answer of a provider says in the words of a taxonomy, with the evidence behind every value.</summary>
public sealed class MappingResult
{
    internal MappingResult(
        LabelMap map,
        TaggingResponse response,
        IReadOnlyList<MappingEvidence> evidence,
        IReadOnlyList<MappedValue> values,
        bool isCalibrated = false)
    {
        Map = map;
        Response = response;
        Evidence = evidence;
        Values = values;
        IsCalibrated = isCalibrated;
    }

    /// <summary>Gets the map.</summary>
    public LabelMap Map { get; }

    /// <summary>Gets the answer.</summary>
    public TaggingResponse Response { get; }

    /// <summary>
    /// Gets a value indicating whether the confidences are probabilities by a calibration, see <see cref="CalibratedMapper"/>.
    /// </summary>
    public bool IsCalibrated { get; }

    /// <summary>Gets all evidence, in an order that does not depend on the order of the answer's labels.</summary>
    public IReadOnlyList<MappingEvidence> Evidence { get; }

    /// <summary>
    /// Gets every value with any confidence, facet by facet in the taxonomy's order. A facet starts with the value to show, see
    /// <see cref="Best"/>; the others follow in descending order of confidence, so that the broad ones, which never score below those under
    /// them, come early.
    /// </summary>
    public IReadOnlyList<MappedValue> Values { get; }

    /// <summary>Gets the value to show of every facet that has one, in the taxonomy's order, see <see cref="Best"/>.</summary>
    public IReadOnlyList<MappedValue> BestValues => [.. Map.Taxonomy.Facets.Select(facet => Best(facet.Id)).OfType<MappedValue>()];

    /// <summary>Gets the values of one facet, best first; none when the answer says nothing of the facet.</summary>
    /// <param name="facetId">The facet's id.</param>
    /// <returns>The values.</returns>
    public IReadOnlyList<MappedValue> GetValues(string facetId) => [.. Values.Where(value => value.Facet.Id == facetId)];

    /// <summary>
    /// Gets the one value of a facet to show: from the best root down, each step to the best child that holds at least half of its parent's
    /// confidence and is ahead of its siblings by at least 0.05; where there is none, the way ends. A facet that is not asked of the
    /// product's kind (<see cref="Facet.Applies"/>) has no value to show.
    /// </summary>
    /// <param name="facetId">The facet's id.</param>
    /// <returns>The value, or <see langword="null"/> when the answer says nothing of the facet.</returns>
    public MappedValue? Best(string facetId)
    {
        var facet = Map.Taxonomy.FindFacet(facetId);
        if (facet is { AppliesTo: [var root, ..] } && Best(root.Facet.Id) is { } kind && !facet.Applies(kind.Value))
        {
            return null;
        }

        foreach (var value in Values)
        {
            if (value.Facet.Id == facetId)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Gets the evidence behind a value: on the value itself and on the values below it.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The evidence.</returns>
    public IReadOnlyList<MappingEvidence> GetEvidence(FacetValue value) => [.. Evidence.Where(
        evidence => evidence.Value.IsSelfOrDescendantOf(value))];

    /// <summary>Explains the mapping: the evidence of every value, and what became of every label.</summary>
    /// <param name="showSensitive">Whether to name the labels that the map calls sensitive. They are hidden by default, as explanations end
    /// up in logs.</param>
    /// <returns>The explanation.</returns>
    public MappingExplanation Explain(bool showSensitive = false) => MappingExplainer.Explain(this, showSensitive);
}
