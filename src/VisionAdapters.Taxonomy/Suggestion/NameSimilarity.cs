namespace VisionAdapters.Taxonomy;

/// <summary>
/// Compares a label with the names and synonyms of all values, word by word. A word counts the more, the fewer values have it (inverse document frequency,
/// Sparck Jones 1972), and a similarity is Dice's: twice the weight of the shared words over the weight of all.
/// </summary>
internal sealed class NameSimilarity
{
    private readonly List<(FacetValue Value, string[] Words)> _names = [];
    private readonly Dictionary<string, int> _frequency = new(StringComparer.Ordinal);

    public NameSimilarity(TaxonomyDefinition taxonomy)
    {
        foreach (var value in taxonomy.Facets.SelectMany(facet => facet.Values))
        {
            var names = value.Synonyms.Prepend(value.Name).Append(value.Id).Select(Words).ToList();
            _names.AddRange(names.Select(words => (value, words)));
            foreach (var word in names.SelectMany(words => words).Distinct(StringComparer.Ordinal))
            {
                _frequency[word] = _frequency.GetValueOrDefault(word) + 1;
            }
        }
    }

    /// <summary>Finds the values that share a word with a label, each with its most similar name.</summary>
    public IReadOnlyDictionary<FacetValue, double> Compare(string label)
    {
        var words = Words(label);
        var similar = new Dictionary<FacetValue, double>();
        foreach (var (value, name) in _names)
        {
            var shared = words.Intersect(name, StringComparer.Ordinal).Sum(Weight);
            if (shared > 0)
            {
                var similarity = 2 * shared / (words.Sum(Weight) + name.Sum(Weight));
                similar[value] = Math.Max(similar.GetValueOrDefault(value), similarity);
            }
        }

        return similar;
    }

    private double Weight(string word) => Math.Log(1 + ((double)_names.Count / (1 + _frequency.GetValueOrDefault(word))));

    private static string[] Words(string name) =>
    [
        .. LabelName.Fold(name).Split([' ', '&', '/', ',', '(', ')', '\''], StringSplitOptions.RemoveEmptyEntries).Select(LabelName.Singular).Distinct(StringComparer.Ordinal),
    ];
}
