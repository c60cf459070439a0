namespace VisionAdapters.Evaluation;

/// <summary>All that one provider said about one facet, beside the truth: what metrics are computed from.</summary>
public sealed class FacetAnswers
{
    private readonly FacetIndex _facet;

    internal FacetAnswers(ProviderPredictions provider, FacetIndex facet, double threshold, int minSupport = 1)
    {
        _facet = facet;
        Provider = provider.Provider;
        MinSupport = minSupport;
        var predictions = provider.Facets[facet.Facet];
        Images = [.. facet.Images.Select((image, i) => MakeAnswer(i, FacetIndex.OutcomeOf(provider, image), Rank(predictions[image])))];
        Decisions = new DecisionTally(facet, Images);
        Ranking = new RankingTally(facet, Images);
        Counts = Decisions.Count(facet.WholeSet);
        HasValues = Images.Any(image => image.Ranked.Count > 0);
        OwnThreshold = facet.IsMultiValued ? new OperatingPoint(Images, facet, threshold) : null;

        ImageAnswer MakeAnswer(int index, ImageOutcome outcome, ScoredValue[] ranked)
        {
            var predicted = facet.IsMultiValued ? ranked.Count(value => value.Confidence >= threshold) : Math.Min(ranked.Length, 1);
            var truth = ChooseTruth(facet.Truth[index], ranked);
            return new ImageAnswer(this, index, facet.ImageIds[index], outcome, facet.Truth[index], truth, ranked, predicted);
        }

        // Where any of several values is right, the one that the provider ranks highest is the true one.
        string[] ChooseTruth(string[] truth, ScoredValue[] ranked) => !facet.AcceptsAny || truth.Length < 2
            ? truth
            : [ranked.Select(value => value.Value).FirstOrDefault(truth.Contains) ?? truth[0]];
    }

    /// <summary>Gets the provider's id.</summary>
    public string Provider { get; }

    /// <summary>Gets the facet's id.</summary>
    public string Facet => _facet.Facet;

    /// <summary>Gets a value indicating whether an image may have several true values.</summary>
    public bool IsMultiValued => _facet.IsMultiValued;

    /// <summary>Gets the values that are true or predicted by any provider, in ordinal order: the classes of the counts.</summary>
    public IReadOnlyList<string> Classes => _facet.Classes;

    /// <summary>
    /// Gets the number of images, or of groups of images, from which on a value counts as a class of its own in means over classes.
    /// </summary>
    public int MinSupport { get; }

    /// <summary>Gets the images whose true value or values are known, in the order of the set.</summary>
    public IReadOnlyList<ImageAnswer> Images { get; }

    /// <summary>Gets the counts of all images by class.</summary>
    public ClassCounts Counts { get; }

    /// <summary>Gets a value indicating whether it is known which values lie above others.</summary>
    public bool HasHierarchy => _facet.Ancestors is not null;

    /// <summary>Gets the thresholds that suit the provider best, of a multi-valued facet.</summary>
    internal OperatingPoint? OwnThreshold { get; }

    /// <summary>Gets a value indicating whether any value was given to any image.</summary>
    internal bool HasValues { get; }

    internal DecisionTally Decisions { get; }

    internal RankingTally Ranking { get; }

    /// <summary>Gets the ancestors of a value, itself excluded.</summary>
    /// <param name="value">The id of a value that is true or predicted by any provider.</param>
    /// <returns>The ancestors' ids; none where no hierarchy is known.</returns>
    public IReadOnlyList<string> GetAncestors(string value) => _facet.Ancestors?.GetValueOrDefault(value) ?? [];

    /// <summary>
    /// Tells which classes have enough images, or groups of images, to be one of their own: that depends on the truth alone.
    /// </summary>
    internal bool[] FindFrequentClasses()
    {
        var units = _facet.Classes.Select(_ => new HashSet<int>()).ToArray();
        foreach (var (index, truth) in _facet.Truth.Index())
        {
            foreach (var value in truth)
            {
                units[_facet.NumberOf(value)].Add(_facet.Groups[index]);
            }
        }

        return Array.ConvertAll(units, seen => seen.Count > 0 && seen.Count >= MinSupport);
    }

    // Equal confidences keep their order, and a value named twice counts once, with its highest confidence.
    private static ScoredValue[] Rank(IReadOnlyList<ScoredValue> values) =>
        [.. values.OrderByDescending(value => value.Confidence).DistinctBy(value => value.Value, StringComparer.Ordinal)];
}
