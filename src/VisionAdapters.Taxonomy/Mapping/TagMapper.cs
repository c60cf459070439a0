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
    private static readonly Comparison<MappedValue> BestFirst = static (a, b) =>
    {
        var order = b.Confidence.CompareTo(a.Confidence);
        return order != 0 ? order : a.Value.Index.CompareTo(b.Value.Index);
    };

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
        var scratch = AnswerReader.Read(LabelMap, response);
        EvidenceCollector.Collect(LabelMap, response, scratch);
        var result = new MappingResult(LabelMap, response, scratch.Evidence.ToArray(), AddUp(scratch));
        scratch.Return();
        return result;
    }

    /// <summary>Adds the evidence up: for the values and all above them, and, at the targets after those, for the values alone.</summary>
    private MappedValue[] AddUp(MappingScratch scratch)
    {
        var sum = scratch.Sum;
        var evidence = CollectionsMarshal.AsSpan(scratch.Evidence);
        sum.Reserve(2 * Taxonomy.ValueCount);
        for (var i = 0; i < evidence.Length; i++)
        {
            var weight = evidence[i].Weight;
            var isAlone = (i == 0 || evidence[i - 1].Group != evidence[i].Group) && (i == evidence.Length - 1 || evidence[i + 1].Group != evidence[i].Group);
            sum.Start(evidence[i]);
            if (isAlone)
            {
                sum.AddAlone(Taxonomy.ValueCount + evidence[i].Value.GlobalIndex, weight);
                for (var value = evidence[i].Value; value is not null; value = value.Parent)
                {
                    sum.AddAlone(value.GlobalIndex, weight);
                }
            }
            else
            {
                sum.Add(Taxonomy.ValueCount + evidence[i].Value.GlobalIndex, weight);
                for (var value = evidence[i].Value; value is not null; value = value.Parent)
                {
                    sum.Add(value.GlobalIndex, weight);
                }
            }
        }

        return ToValues(sum.End(), scratch);
    }

    private MappedValue[] ToValues(ReadOnlySpan<ulong> reached, MappingScratch scratch)
    {
        var (sum, values, first) = (scratch.Sum, scratch.Values, 0);
        for (var target = IndexSet.Next(reached, 0); target >= 0 && target < Taxonomy.ValueCount; target = IndexSet.Next(reached, target + 1))
        {
            var value = Taxonomy.ValueAt(target);
            if (values.Count > 0 && !ReferenceEquals(values[^1].Facet, value.Facet))
            {
                EndFacet(CollectionsMarshal.AsSpan(values)[first..], sum);
                first = values.Count;
            }

            values.Add(new MappedValue(value, sum[target], sum[Taxonomy.ValueCount + target]));
        }

        EndFacet(CollectionsMarshal.AsSpan(values)[first..], sum);
        return values.ToArray();
    }

    /// <summary>Brings the values of one facet into their order.</summary>
    private static void EndFacet(Span<MappedValue> values, EvidenceSum sum)
    {
        // Rounding may leave a parent a hair below its child: children come after their parent, so going backwards lifts whole branches.
        for (var i = values.Length - 1; i >= 0; i--)
        {
            var confidence = sum[values[i].Value.GlobalIndex];
            values[i] = values[i] with { Confidence = confidence };
            if (values[i].Value.Parent is { } parent)
            {
                sum[parent.GlobalIndex] = Math.Max(sum[parent.GlobalIndex], confidence);
            }
        }

        values.Sort(BestFirst);
        if (!values.IsEmpty)
        {
            ValueToShow.MoveToFront(values);
        }
    }
}
