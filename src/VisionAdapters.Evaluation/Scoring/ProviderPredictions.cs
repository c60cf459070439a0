namespace VisionAdapters.Evaluation;

/// <summary>The predictions of one provider.</summary>
public sealed class ProviderPredictions
{
    /// <summary>Gets the provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>
    /// Gets, by facet id, the scored values of each image of the set in the set's order. An empty list is an abstention, and so it counts;
    /// a facet that is not here is not scored for this provider. Of equal confidences the first one ranks first; a value that an image has
    /// twice counts once, with its highest confidence.
    /// </summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>> Facets { get; init; }

    /// <summary>
    /// Gets what became of each image of the set, in the set's order; empty when all were answered. An image without an answer has no
    /// predictions, and counts as wrong unless it was not asked for.
    /// </summary>
    public IReadOnlyList<ImageOutcome> Outcomes { get; init; } = [];

    /// <summary>
    /// Gets the ids of facets that the provider does not offer. Such a facet is not scored, but for one that it speaks of all the same.
    /// </summary>
    public IReadOnlyCollection<string> NotOffered { get; init; } = [];

    /// <summary>
    /// Gets, by facet id, the least confidence in [0, 1] of a predicted value of a multi-valued facet, where the provider has an operating
    /// point of its own; facets that are not here take <see cref="ScoringOptions.Threshold"/>.
    /// </summary>
    public IReadOnlyDictionary<string, double> Thresholds { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>
    /// Gets, by facet id, for each image whether the provider's own answer rules the facet out, as a category does that the facet is not
    /// asked of: whatever value it names, it says "not applicable". A facet that is not here is ruled out nowhere.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<bool>> RuledOut { get; init; } =
        new Dictionary<string, IReadOnlyList<bool>>(StringComparer.Ordinal);

    /// <summary>
    /// Gets, for each image, the labels of the provider's own answer, each once, whatever became of them; empty when they are not known.
    /// With them it can be told what another map would win: see <see cref="WaterfallResult"/>.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Labels { get; init; } = [];

    /// <summary>Gets a value indicating whether an emulator answered in the provider's place: it is not ranked or compared.</summary>
    public bool IsEmulated { get; init; }
}
