namespace VisionAdapters.Taxonomy;

/// <summary>
/// Compares a label with the names and synonyms of values, word by word. A word counts the more, the fewer values have it (inverse document
/// frequency, Sparck Jones 1972), and twice when it is a head: the last word, which says what the thing is. A similarity is Dice's: twice
/// the weight of the shared words over the weight of all.
/// </summary>
internal sealed class NameSimilarity
{
    private const double HeadFactor = 2;

    /// <summary>How alike names are that differ in their blanks alone: <c>eye shadow</c> and <c>eyeshadow</c>.</summary>
    private const double WrittenAlike = 0.95;

    private readonly List<(FacetValue Value, NameWords Name, HashSet<string> Known)> _names = [];
    private readonly Dictionary<string, int> _frequency = new(StringComparer.Ordinal);
    private readonly ILookup<string, Facet> _facetsByHead;

    /// <summary>The names by their words, and by all of them written as one.</summary>
    private readonly ILookup<string, int> _numbersByWord;

    /// <summary>Takes the names of values.</summary>
    /// <param name="facets">The facets that a label may speak of.</param>
    public NameSimilarity(IEnumerable<Facet> facets)
    {
        var heads = new HashSet<(string Head, Facet Facet)>();
        foreach (var value in facets.SelectMany(facet => facet.Values))
        {
            var names = value.Synonyms.Prepend(value.Name).Append(value.Id).Select(name => new NameWords(name)).ToList();
            var known = names.SelectMany(name => name.All).ToHashSet(StringComparer.Ordinal);
            _names.AddRange(names.Select(name => (value, name, known)));
            heads.UnionWith(names.SelectMany(name => name.Heads).Select(head => (head, value.Facet)));
            foreach (var word in known)
            {
                _frequency[word] = _frequency.GetValueOrDefault(word) + 1;
            }
        }

        _numbersByWord = Enumerable.Range(0, _names.Count)
            .SelectMany(number => _names[number].Name.All.Append(_names[number].Name.Joined).Select(word => (Word: word, Number: number)))
            .ToLookup(entry => entry.Word, entry => entry.Number, StringComparer.Ordinal);
        _facetsByHead = heads.ToLookup(entry => entry.Head, entry => entry.Facet, StringComparer.Ordinal);
    }

    /// <summary>Finds the values with a name like a label's, each with its most similar name.</summary>
    public IReadOnlyDictionary<FacetValue, double> Compare(string label)
    {
        var words = new NameWords(label);
        var similar = new Dictionary<FacetValue, double>();
        foreach (var number in words.All.Append(words.Joined).SelectMany(word => _numbersByWord[word]).Distinct())
        {
            var (value, name, known) = _names[number];
            var similarity = Compare(words, name, known, value.Facet);
            if (similarity > 0)
            {
                similar[value] = Math.Max(similar.GetValueOrDefault(value), similarity);
            }
        }

        return similar;
    }

    /// <summary>Compares a label with one name.</summary>
    /// <param name="label">The label.</param>
    /// <param name="name">A name of a value.</param>
    /// <param name="known">The words of all names of the value.</param>
    /// <param name="facet">The value's facet.</param>
    private double Compare(NameWords label, NameWords name, HashSet<string> known, Facet facet)
    {
        if (label.Joined == name.Joined)
        {
            return label.All.Count == 0 ? 0 : label.All.SetEquals(name.All) ? 1 : WrittenAlike;
        }

        // A golf ball is no soccer ball: where each has a word that the other lacks, they are different things. A wedding gown is a wedding
        // dress, which has
        // a synonym with gowns.
        var shared = label.All.Intersect(name.All, StringComparer.Ordinal).ToList();
        if (shared.Count == 0 || (shared.Count < Math.Min(label.All.Count, name.All.Count) && !label.All.IsSubsetOf(known)))
        {
            return 0;
        }

        if (label.Heads.Overlaps(name.Heads))
        {
            return Dice(
                shared.Sum(word => Math.Min(Weight(word, label), Weight(word, name))),
                label.All.Sum(word => Weight(word, label)),
                name.All.Sum(word => Weight(word, name)));
        }

        return IsDescription(label, name, facet) ? Dice(shared.Sum(Rarity), label.All.Sum(Rarity), name.All.Sum(Rarity)) : 0;
    }

    /// <summary>
    /// Says whether a name describes the thing that the label names: <c>leather</c> in <c>leather jacket</c>, as jackets are values of
    /// another facet. In <c>black bear</c> black describes nothing that the taxonomy knows, and <c>rain</c> is no rain jacket.
    /// </summary>
    private bool IsDescription(NameWords label, NameWords name, Facet facet) =>
        name.All.Count < label.All.Count
            && !name.All.Overlaps(label.Heads)
            && label.Heads.Any(head => _facetsByHead[head].Any(other => !ReferenceEquals(other, facet)));

    private static double Dice(double shared, double label, double name) => 2 * shared / (label + name);

    private double Weight(string word, NameWords name) => name.Heads.Contains(word) ? HeadFactor * Rarity(word) : Rarity(word);

    private double Rarity(string word) => Math.Log(1 + ((double)_names.Count / (1 + _frequency.GetValueOrDefault(word))));
}
