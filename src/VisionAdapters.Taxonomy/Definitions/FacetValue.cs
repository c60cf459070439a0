namespace VisionAdapters.Taxonomy;

/// <summary>A value of a facet: a node of the facet's tree.</summary>
public sealed class FacetValue
{
    private Facet? _facet;

    internal FacetValue(string id, string name, FacetValue? parent, int line)
    {
        Id = id;
        Name = name;
        Parent = parent;
        Line = line;
        Depth = parent is null ? 0 : parent.Depth + 1;
        Path = parent is null ? [id] : [.. parent.Path, id];
    }

    /// <summary>Gets the id, unique within the facet and stable across versions, such as <c>t-shirts</c>.</summary>
    public string Id { get; }

    /// <summary>Gets the name to show.</summary>
    public string Name { get; }

    /// <summary>Gets what the value means where its name alone does not say it.</summary>
    public string? Description { get; internal init; }

    /// <summary>Gets the facet that the value belongs to.</summary>
    public Facet Facet => _facet ?? throw new InvalidOperationException("The facet is being built.");

    /// <summary>Gets the value above, or <see langword="null"/> for a root.</summary>
    public FacetValue? Parent { get; }

    /// <summary>Gets the values directly below.</summary>
    public IReadOnlyList<FacetValue> Children { get; internal set; } = [];

    /// <summary>Gets the number of values above: 0 for a root.</summary>
    public int Depth { get; }

    /// <summary>Gets the ids from the root down to this value, itself included.</summary>
    public IReadOnlyList<string> Path { get; }

    /// <summary>Gets further names, such as the British one.</summary>
    public IReadOnlyList<string> Synonyms { get; internal init; } = [];

    /// <summary>Gets the ids of the same thing elsewhere, by scheme: <c>shopify</c>, <c>google</c>.</summary>
    public IReadOnlyDictionary<string, string> ExternalIds { get; internal init; } = NoIds;

    /// <summary>Gets the colour that stands for a value of a colour facet.</summary>
    public ColorAnchor? Color => Colors.Count > 0 ? Colors[0] : null;

    /// <summary>
    /// Gets a value indicating whether a measured colour can be this value; a metal, say, is told by its shine and not by its colour.
    /// </summary>
    public bool IsMeasurable { get; internal init; } = true;

    /// <summary>Gets all colours that measured ones are compared with: <see cref="Color"/>, and further shades far from it.</summary>
    internal IReadOnlyList<ColorAnchor> Colors { get; init; } = [];

    /// <summary>Gets the position in <see cref="Facet.Values"/>.</summary>
    public int Index { get; private set; }

    /// <summary>Gets the line of the taxonomy file, from 1.</summary>
    public int Line { get; }

    /// <summary>Gets the position among the values of all facets of the taxonomy.</summary>
    internal int GlobalIndex { get; set; }

    /// <summary>Gets the number of values of the branch that starts with this one; they have the indices from its own on.</summary>
    internal int BranchSize { get; set; } = 1;

    private static IReadOnlyDictionary<string, string> NoIds { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Tells whether this value is another one or lies below it.</summary>
    /// <param name="ancestor">The other value.</param>
    /// <returns><see langword="true"/> for the value itself and for its ancestors.</returns>
    public bool IsSelfOrDescendantOf(FacetValue ancestor)
    {
        for (var value = this; value is not null; value = value.Parent)
        {
            if (ReferenceEquals(value, ancestor))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => Id;

    internal void Attach(Facet facet, int index)
    {
        _facet = facet;
        Index = index;
    }
}
