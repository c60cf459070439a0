namespace VisionAdapters.Taxonomy;

/// <summary>
/// The values of a facet that a labeled set uses, at its own granularity. Projecting a mapping onto the space makes predictions and labels
/// comparable: evidence on a value counts for the nearest class at or above it in the tree.
/// </summary>
public sealed class LabelSpace
{
    private readonly int[] _entryOfValue;

    /// <summary>Initializes a new instance of the <see cref="LabelSpace"/> class.</summary>
    /// <param name="facet">The facet.</param>
    /// <param name="entries">The classes; no value may be claimed by two of them.</param>
    /// <exception cref="ArgumentException">A value is claimed by two classes or belongs to another facet.</exception>
    public LabelSpace(Facet facet, IReadOnlyList<LabelSpaceEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(facet);
        ArgumentNullException.ThrowIfNull(entries);
        Facet = facet;
        Entries = [.. entries];
        _entryOfValue = Assign(facet, Entries);
    }

    /// <summary>Initializes a new instance of the <see cref="LabelSpace"/> class with classes of one value each.</summary>
    /// <param name="facet">The facet.</param>
    /// <param name="values">The values.</param>
    /// <exception cref="ArgumentException">A value occurs twice or belongs to another facet.</exception>
    public LabelSpace(Facet facet, IReadOnlyCollection<FacetValue> values)
        : this(
            facet, [.. (values ?? throw new ArgumentNullException(nameof(values))).Select(value => new LabelSpaceEntry { Value = value })])
    {
    }

    /// <summary>Gets the facet.</summary>
    public Facet Facet { get; }

    /// <summary>Gets the classes.</summary>
    public IReadOnlyList<LabelSpaceEntry> Entries { get; }

    /// <summary>Finds the class that evidence on a value counts for.</summary>
    /// <param name="value">A value of the facet.</param>
    /// <returns>The nearest class at or above the value, or <see langword="null"/> when there is none.</returns>
    public LabelSpaceEntry? FindEntry(FacetValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var entry = ReferenceEquals(value.Facet, Facet) ? _entryOfValue[value.Index] : -1;
        return entry < 0 ? null : Entries[entry];
    }

    /// <summary>
    /// Scores the classes of the space. Every piece of evidence counts for the nearest class at or above its value: evidence of one
    /// exclusive group adds, the rest combines as in <see cref="TagMapper"/>. Evidence on a value above all classes says nothing, so a
    /// mapping may abstain.
    /// </summary>
    /// <param name="mapping">A mapping onto the same taxonomy.</param>
    /// <returns>The classes with any evidence, best first; equal confidences in tree order.</returns>
    public IReadOnlyList<ProjectedValue> Project(MappingResult mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        return
        [
            .. mapping.Evidence
                .Where(evidence => FindEntry(evidence.Value) is not null)
                .GroupBy(evidence => _entryOfValue[evidence.Value.Index])
                .Select(
                    entry => new ProjectedValue { Value = Entries[entry.Key].Value, Confidence = AddUp(
                        mapping.Map, entry.Key, [.. entry]) })
                .OrderByDescending(projected => projected.Confidence)
                .ThenBy(projected => projected.Value.Index),
        ];
    }

    /// <summary>
    /// Adds up the evidence of one class: labels along the part of the tree that belongs to it, heads each for themselves.
    /// </summary>
    private double AddUp(LabelMap map, int entry, MappingEvidence[] evidence)
    {
        var sum = new EvidenceSum(map, [.. evidence.Where(item => item.Group == MappingEvidence.NoGroup)]);
        var tops = Facet.Values.Where(
            value => _entryOfValue[value.Index] == entry && (value.Parent is null || _entryOfValue[value.Parent.Index] != entry));
        var left = tops.Aggregate(1.0, (product, top) => product * (1 - sum.Total(top)));
        var heads = evidence.Where(item => item.Group != MappingEvidence.NoGroup).GroupBy(item => item.Group);
        return 1 - heads.Aggregate(left, (product, head) =>
            product * (1 - Math.Min(1, head.GroupBy(item => item.Label).Sum(label => label.Max(item => item.Weight)))));
    }

    private static int[] Assign(Facet facet, IReadOnlyList<LabelSpaceEntry> entries)
    {
        var owner = new int[facet.Values.Count];
        Array.Fill(owner, -1);
        for (var i = 0; i < entries.Count; i++)
        {
            foreach (var value in entries[i].Includes.Prepend(entries[i].Value))
            {
                if (!ReferenceEquals(value.Facet, facet))
                {
                    throw new ArgumentException(
                        $"The value '{value.Id}' belongs to the facet '{value.Facet.Id}', not to '{facet.Id}'.", nameof(entries));
                }

                if (owner[value.Index] >= 0 && owner[value.Index] != i)
                {
                    throw new ArgumentException(
                        $"The value '{value.Id}' is claimed by both '{entries[owner[value.Index]].Value.Id}' and '{entries[i].Value.Id}'.",
                        nameof(entries));
                }

                owner[value.Index] = i;
            }
        }

        foreach (var value in facet.Values)
        {
            if (owner[value.Index] < 0 && value.Parent is { } parent)
            {
                owner[value.Index] = owner[parent.Index];
            }
        }

        return owner;
    }
}
