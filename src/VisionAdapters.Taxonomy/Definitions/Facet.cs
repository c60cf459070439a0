namespace VisionAdapters.Taxonomy;

/// <summary>One question that the taxonomy asks of a product, such as its category or its colour, with the tree of possible answers.</summary>
public sealed class Facet
{
    private readonly Dictionary<string, FacetValue> _values;

    internal Facet(string id, string name, string description, bool isMultiValued, IReadOnlyList<FacetValue> values, int line)
    {
        Id = id;
        Name = name;
        Description = description;
        IsMultiValued = isMultiValued;
        Values = values;
        Line = line;
        _values = values.ToDictionary(value => value.Id, StringComparer.Ordinal);
        for (var i = 0; i < values.Count; i++)
        {
            values[i].Attach(this, i);
        }

        Roots = [.. values.Where(value => value.Parent is null)];
    }

    /// <summary>Gets the facet's id, such as <c>sleeve-length</c>.</summary>
    public string Id { get; }

    /// <summary>Gets the name to show.</summary>
    public string Name { get; }

    /// <summary>Gets what the facet means, in a sentence.</summary>
    public string Description { get; }

    /// <summary>Gets a value indicating whether one product may have several values of the facet that are no ancestors of each other.</summary>
    public bool IsMultiValued { get; }

    /// <summary>Gets all values in tree order: every value comes before its children, and its subtree is contiguous.</summary>
    public IReadOnlyList<FacetValue> Values { get; }

    /// <summary>Gets the values without a parent.</summary>
    public IReadOnlyList<FacetValue> Roots { get; }

    /// <summary>Gets the line of the taxonomy file, from 1.</summary>
    public int Line { get; }

    /// <summary>Gets the number of values of the facets before this one.</summary>
    internal int FirstValue { get; set; }

    /// <summary>Finds a value by its id.</summary>
    /// <param name="id">The id, such as <c>t-shirts</c>.</param>
    /// <returns>The value, or <see langword="null"/>.</returns>
    public FacetValue? Find(string id) => _values.GetValueOrDefault(id);

    /// <inheritdoc/>
    public override string ToString() => Id;
}
