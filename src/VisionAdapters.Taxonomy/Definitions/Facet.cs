namespace VisionAdapters.Taxonomy;

/// <summary>
/// One question that the taxonomy asks of a product, such as its category or its colour, with the tree of possible answers.
/// </summary>
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

        for (var i = values.Count - 1; i >= 0; i--)
        {
            if (values[i].Parent is { } parent)
            {
                parent.BranchSize += values[i].BranchSize;
            }
        }

        Roots = [.. values.Where(value => value.Parent is null)];
    }

    /// <summary>Gets the facet's id, such as <c>sleeve-length</c>.</summary>
    public string Id { get; }

    /// <summary>Gets the name to show.</summary>
    public string Name { get; }

    /// <summary>Gets what the facet means, in a sentence.</summary>
    public string Description { get; }

    /// <summary>
    /// Gets a value indicating whether one product may have several values of the facet that are no ancestors of each other.
    /// </summary>
    public bool IsMultiValued { get; }

    /// <summary>
    /// Gets the values of another facet that this one is asked of, with all below them, such as <c>footwear</c> for the toe's shape; none
    /// when it is asked of every product.
    /// </summary>
    public IReadOnlyList<FacetValue> AppliesTo { get; internal init; } = [];

    /// <summary>
    /// Gets the sets of values of a multi-valued facet that exclude each other, such as leather and its imitation, with all below them;
    /// none for a single-valued facet, whose values all do.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<FacetValue>> ExclusiveValues { get; internal init; } = [];

    /// <summary>Gets all values in tree order: every value comes before its children, and its subtree is contiguous.</summary>
    public IReadOnlyList<FacetValue> Values { get; }

    /// <summary>Gets the values without a parent.</summary>
    public IReadOnlyList<FacetValue> Roots { get; }

    /// <summary>Gets the line of the taxonomy file, from 1.</summary>
    public int Line { get; }

    /// <summary>Finds a value by its id.</summary>
    /// <param name="id">The id, such as <c>t-shirts</c>.</param>
    /// <returns>The value, or <see langword="null"/>.</returns>
    public FacetValue? Find(string id) => _values.GetValueOrDefault(id);

    /// <summary>Tells whether the facet is asked of a product, by its value of the facet that <see cref="AppliesTo"/> speaks of.</summary>
    /// <param name="value">The value. One above those of <see cref="AppliesTo"/> leaves it open, and so does a value of any other
    /// facet.</param>
    /// <returns><see langword="false"/> when the facet is not asked of such a product.</returns>
    public bool Applies(FacetValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return AppliesTo.Count == 0
            || !ReferenceEquals(AppliesTo[0].Facet, value.Facet)
            || AppliesTo.Any(root => value.IsSelfOrDescendantOf(root) || root.IsSelfOrDescendantOf(value));
    }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
