namespace VisionAdapters.Taxonomy;

/// <summary>Counts which undecided labels and true values come together.</summary>
internal sealed class CoOccurrence
{
    private readonly Dictionary<(int Label, FacetValue Value), (int Together, int Missed)> _pairs = [];
    private readonly Dictionary<(int Label, Facet Facet), int> _known = [];
    private readonly Dictionary<FacetValue, int> _photos = [];

    /// <summary>Counts.</summary>
    /// <param name="mapper">The map as it is: what it finds already is not missed.</param>
    /// <param name="numbers">The labels' numbers by folded name.</param>
    /// <param name="answers">The labeled answers.</param>
    public CoOccurrence(TagMapper mapper, IReadOnlyDictionary<string, int> numbers, IEnumerable<LabeledAnswer> answers)
    {
        foreach (var answer in answers)
        {
            var found = mapper.Map(answer.Response).Values.Select(value => value.Value).ToHashSet();
            var truth = answer.Truth.ToHashSet();
            foreach (var value in truth)
            {
                _photos[value] = _photos.GetValueOrDefault(value) + 1;
            }

            foreach (var label in LabelsOf(answer.Response, numbers))
            {
                foreach (var facet in truth.Select(value => value.Facet).Distinct())
                {
                    _known[(label, facet)] = _known.GetValueOrDefault((label, facet)) + 1;
                }

                foreach (var value in truth)
                {
                    var (together, missed) = _pairs.GetValueOrDefault((label, value));
                    _pairs[(label, value)] = (together + 1, missed + (found.Contains(value) ? 0 : 1));
                }
            }
        }
    }

    /// <summary>Gets the values that were ever true beside a label.</summary>
    public ILookup<int, FacetValue> ValuesByLabel => _pairs.Keys.ToLookup(pair => pair.Label, pair => pair.Value);

    public int Known(int label, Facet facet) => _known.GetValueOrDefault((label, facet));

    public int Photos(FacetValue value) => _photos.GetValueOrDefault(value);

    public (int Together, int Missed) Count(int label, FacetValue value) => _pairs.GetValueOrDefault((label, value));

    private static HashSet<int> LabelsOf(TaggingResponse response, IReadOnlyDictionary<string, int> numbers) =>
    [
        .. response.Tags.Select(tag => tag.Name).Concat(response.Objects.Select(thing => thing.Name))
            .Select(name => numbers.GetValueOrDefault(LabelName.Fold(name), -1))
            .Where(number => number >= 0),
    ];
}
