using System.Runtime.InteropServices;

namespace VisionAdapters.Taxonomy;

/// <summary>
/// Maps a provider's answers onto a taxonomy. Immutable and safe for concurrent use.
/// </summary>
/// <remarks>
/// A label's evidence for a value weighs its confidence times the strength of the rule. Labels of one exclusive group (<see cref="ImageTag.Group"/>: a
/// classifier's head, whose probabilities sum to at most 1) add up, for the value and for every value above it, so that a parent gets the sum of its children.
/// Groups and labels without a group are independent witnesses and combine by noisy-or, 1 - (1 - a)(1 - b). So every confidence stays in [0, 1], more
/// evidence for a value never lowers it, a parent never scores below its child, and the order of the labels never matters.
/// </remarks>
public sealed class TagMapper
{
    /// <summary>Initializes a new instance of the <see cref="TagMapper"/> class.</summary>
    /// <param name="taxonomy">The taxonomy.</param>
    /// <param name="map">The provider's map onto it.</param>
    /// <exception cref="ArgumentException">The map is onto another taxonomy.</exception>
    public TagMapper(TaxonomyDefinition taxonomy, LabelMap map)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentNullException.ThrowIfNull(map);
        if (!ReferenceEquals(map.Taxonomy, taxonomy))
        {
            throw new ArgumentException($"The map '{map.Id}' was loaded for another taxonomy than this '{taxonomy.Id}'.", nameof(map));
        }

        Taxonomy = taxonomy;
        LabelMap = map;
    }

    /// <summary>Gets the taxonomy.</summary>
    public TaxonomyDefinition Taxonomy { get; }

    /// <summary>Gets the map.</summary>
    public LabelMap LabelMap { get; }

    /// <summary>Maps one answer.</summary>
    /// <param name="response">The provider's answer.</param>
    /// <returns>The values and the evidence behind them.</returns>
    public MappingResult Map(TaggingResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        var evidence = EvidenceCollector.Collect(LabelMap, response);
        var own = new EvidenceSum(Taxonomy.ValueCount);
        var inherited = new EvidenceSum(Taxonomy.ValueCount);
        foreach (ref readonly var item in evidence.AsSpan())
        {
            own.Add(item.Value.GlobalIndex, item);
            for (var value = item.Value; value is not null; value = value.Parent)
            {
                inherited.Add(value.GlobalIndex, item);
            }
        }

        return new MappingResult(LabelMap, response, evidence, ToValues(own.ToTotals(), inherited.ToTotals()));
    }

    private List<MappedValue> ToValues(double[] own, double[] inherited)
    {
        var values = new List<MappedValue>();
        foreach (var facet in Taxonomy.Facets)
        {
            // Rounding may leave a parent a hair below its child: children come after their parent, so going backwards lifts whole branches.
            for (var i = facet.Values.Count - 1; i >= 0; i--)
            {
                var value = facet.Values[i];
                if (value.Parent is { } parent)
                {
                    inherited[parent.GlobalIndex] = Math.Max(inherited[parent.GlobalIndex], inherited[value.GlobalIndex]);
                }
            }

            var first = values.Count;
            foreach (var value in facet.Values)
            {
                if (inherited[value.GlobalIndex] > 0)
                {
                    values.Add(new MappedValue(value, inherited[value.GlobalIndex], own[value.GlobalIndex]));
                }
            }

            if (values.Count > first)
            {
                values.Sort(first, values.Count - first, BestFirst.Instance);
                ValueToShow.MoveToFront(CollectionsMarshal.AsSpan(values)[first..]);
            }
        }

        return values;
    }

    private sealed class BestFirst : IComparer<MappedValue>
    {
        public static BestFirst Instance { get; } = new();

        public int Compare(MappedValue x, MappedValue y)
        {
            var order = y.Confidence.CompareTo(x.Confidence);
            return order != 0 ? order : x.Value.Index.CompareTo(y.Value.Index);
        }
    }
}
