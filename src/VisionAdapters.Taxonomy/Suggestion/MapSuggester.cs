namespace VisionAdapters.Taxonomy;

/// <summary>
/// Proposes what the labels that a map does not decide might mean: values with a similar name, and values that are true where the label
/// stands. It writes no map; a person decides.
/// </summary>
public static class MapSuggester
{
    /// <summary>Names less alike than this share a common word by chance.</summary>
    private const double MinSimilarity = 0.5;

    /// <summary>
    /// Beside a better name of the same facet, one that is less alike than this share of it is not worth a look: next to boots, ankle
    /// boots.
    /// </summary>
    private const double MinShareOfBest = 0.85;

    /// <summary>With 95 % confidence, a value must be true on at least this share of the photos with the label.</summary>
    private const double MinPrecision = 0.2;

    /// <summary>And that many times as often as on any photo.</summary>
    private const double MinLift = 2;

    private const int MaxPerLabel = 3;

    /// <summary>Proposes values for the undecided labels of a vocabulary.</summary>
    /// <param name="map">The map.</param>
    /// <param name="vocabulary">Labels of the provider; decided ones are left alone.</param>
    /// <param name="answers">Labeled answers of the provider, if there are any. Their undecided labels are looked at only if the vocabulary
    /// names them.</param>
    /// <returns>
    /// At most three proposals per label, those first that win most recall, then those whose label counts most and whose name is most
    /// alike. A proposal has a similar name (Dice's similarity of its words of at least 0.5, and of at least 85 % of that of the facet's
    /// most similar name), or is true on at least 20 % of the photos with the label (the lower end of Wilson's 95 % interval, 1927) and
    /// twice as often as on all photos.
    /// </returns>
    public static IReadOnlyList<LabelSuggestion> Suggest(
        LabelMap map, IEnumerable<VocabularyLabel> vocabulary, IEnumerable<LabeledAnswer>? answers = null)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(vocabulary);
        var labels = MapCoverage.Create(map, vocabulary).Labels
            .Where(label => label.Decision == LabelDecision.Undecided)
            .Select(label => label.Label)
            .DistinctBy(label => LabelName.Fold(label.Name))
            .ToList();
        var numbers = labels
            .Select((label, number) => (label, number))
            .ToDictionary(entry => LabelName.Fold(entry.label.Name), entry => entry.number, StringComparer.Ordinal);
        var labeled = answers?.ToList() ?? [];
        var counts = new CoOccurrence(new TagMapper(map), numbers, labeled);
        var valuesByLabel = counts.ValuesByLabel;
        var names = new NameSimilarity(map.Taxonomy.Facets.Where(facet => !map.CannotSay.ContainsKey(facet.Id)));
        return
        [
            .. labels
                .SelectMany(
                    (label, number) => Suggest(map, label, number, names.Compare(label.Name), valuesByLabel[number], counts, labeled.Count))
                .OrderByDescending(suggestion => suggestion.RecallGain)
                .ThenByDescending(suggestion => suggestion.Label.Weight)
                .ThenByDescending(suggestion => suggestion.NameSimilarity)
                .ThenBy(suggestion => suggestion.Label.Name, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<LabelSuggestion> Suggest(
        LabelMap map,
        VocabularyLabel label,
        int number,
        IReadOnlyDictionary<FacetValue, double> similar,
        IEnumerable<FacetValue> together,
        CoOccurrence counts,
        int photos)
    {
        var best = similar
            .GroupBy(entry => entry.Key.Facet)
            .ToDictionary(entries => entries.Key, entries => entries.Max(entry => entry.Value));
        return similar.Keys
            .Union(together)
            .Where(value => !map.CannotSay.ContainsKey(value.Facet.Id))
            .Select(value => Describe(label, number, value, similar.GetValueOrDefault(value), counts))
            .Where(
                suggestion => IsAlike(suggestion.NameSimilarity, best.GetValueOrDefault(suggestion.Value.Facet))
                    || IsTrueBeside(suggestion, counts.Photos(suggestion.Value), photos))
            .OrderByDescending(suggestion => suggestion.RecallGain)
            .ThenByDescending(suggestion => suggestion.NameSimilarity)
            .ThenBy(suggestion => suggestion.Value.GlobalIndex)
            .Take(MaxPerLabel);
    }

    private static LabelSuggestion Describe(VocabularyLabel label, int number, FacetValue value, double similarity, CoOccurrence counts)
    {
        var (together, missed) = counts.Count(number, value);
        return new LabelSuggestion
        {
            Label = label,
            Value = value,
            NameSimilarity = similarity,
            Answers = counts.Known(number, value.Facet),
            Together = together,
            Missed = missed,
            RecallGain = missed == 0 ? 0 : (double)missed / counts.Photos(value),
        };
    }

    private static bool IsAlike(double similarity, double best) => similarity >= MinSimilarity && similarity >= MinShareOfBest * best;

    private static bool IsTrueBeside(LabelSuggestion suggestion, int photosOfValue, int photos) =>
        suggestion.Missed > 0
        && WilsonLow(suggestion.Together, suggestion.Answers) >= MinPrecision
        && suggestion.Precision >= MinLift * photosOfValue / photos;

    /// <summary>The lower end of Wilson's score interval of a share, at 95 %.</summary>
    private static double WilsonLow(int hits, int trials)
    {
        const double z = 1.959963984540054;
        var share = (double)hits / trials;
        var middle = share + (z * z / (2 * trials));
        var margin = z * Math.Sqrt(((share * (1 - share)) + (z * z / (4 * trials))) / trials);
        return (middle - margin) / (1 + (z * z / trials));
    }
}
