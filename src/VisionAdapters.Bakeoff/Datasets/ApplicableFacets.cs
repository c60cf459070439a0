using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>
/// Marks facets that are not asked of a product's kind, such as the sleeves of shoes: where the category is known, that there is no value
/// is known too. A label that is there says more, and stays.
/// </summary>
internal sealed class ApplicableFacets
{
    private static readonly IReadOnlyList<string> None = [];

    private readonly (Facet Facet, Facet Root)[] _bound;
    private readonly Dictionary<(string Facet, string Value), bool> _isAsked = [];
    private readonly Func<Facet, string, IReadOnlyList<FacetValue>> _valuesOf;

    /// <summary>Initializes a new instance of the <see cref="ApplicableFacets"/> class.</summary>
    /// <param name="facets">The facets of the set.</param>
    /// <param name="valuesOf">Gets all values that a class of a facet stands for.</param>
    public ApplicableFacets(IReadOnlyList<Facet> facets, Func<Facet, string, IReadOnlyList<FacetValue>> valuesOf)
    {
        _valuesOf = valuesOf;
        _bound =
        [
            .. facets.Where(facet => facet.AppliesTo.Count > 0 && facets.Contains(facet.AppliesTo[0].Facet))
                .Select(facet => (facet, facet.AppliesTo[0].Facet)),
        ];
    }

    public void Mark(Dictionary<string, IReadOnlyList<string>> truth)
    {
        foreach (var (facet, root) in _bound)
        {
            if (!truth.ContainsKey(facet.Id)
                && truth.TryGetValue(root.Id, out var kinds)
                && kinds.Count > 0
                && !kinds.Any(kind => IsAsked(facet, root, kind)))
            {
                truth.Add(facet.Id, None);
            }
        }
    }

    private bool IsAsked(Facet facet, Facet root, string kind)
    {
        if (!_isAsked.TryGetValue((facet.Id, kind), out var isAsked))
        {
            _isAsked.Add((facet.Id, kind), isAsked = _valuesOf(root, kind).Any(facet.Applies));
        }

        return isAsked;
    }
}
