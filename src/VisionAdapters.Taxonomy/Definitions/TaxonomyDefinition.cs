using VisionAdapters.Files;
namespace VisionAdapters.Taxonomy;

/// <summary>A taxonomy: facets such as category or colour, each with a tree of values. Immutable and safe for concurrent use.</summary>
public sealed class TaxonomyDefinition
{
    private readonly Dictionary<string, Facet> _facets;
    private readonly FacetValue[] _values;

    internal TaxonomyDefinition(string id, string version, string name, string contentHash, string sourceFile, IReadOnlyList<Facet> facets)
    {
        Id = id;
        Version = version;
        Name = name;
        ContentHash = contentHash;
        SourceFile = sourceFile;
        Facets = facets;
        _facets = facets.ToDictionary(facet => facet.Id, StringComparer.Ordinal);
        var first = 0;
        foreach (var facet in facets)
        {
            foreach (var value in facet.Values)
            {
                value.GlobalIndex = first + value.Index;
            }

            first += facet.Values.Count;
        }

        _values = [.. facets.SelectMany(facet => facet.Values)];
        ExclusiveValues = [.. facets.SelectMany(facet => facet.ExclusiveValues).Select(rivals => rivals.ToArray())];
    }

    /// <summary>Gets the taxonomy's id, such as <c>fashion</c>.</summary>
    public string Id { get; }

    /// <summary>Gets the taxonomy's version.</summary>
    public string Version { get; }

    /// <summary>Gets the name to show.</summary>
    public string Name { get; }

    /// <summary>Gets the SHA-256 of the file's text with LF line ends, in lower-case hexadecimal.</summary>
    public string ContentHash { get; }

    /// <summary>Gets the file that the taxonomy was read from; a built-in file is named from <c>taxonomy-maps/</c> on.</summary>
    public string SourceFile { get; }

    /// <summary>
    /// Gets the text of the file with LF line ends, from which <see cref="TaxonomyCatalog.ParseTaxonomy"/> makes the same taxonomy again.
    /// </summary>
    public string SourceText { get; internal init; } = "";

    /// <summary>Gets the facets, in the file's order.</summary>
    public IReadOnlyList<Facet> Facets { get; }

    /// <summary>Gets the sets of exclusive values of all multi-valued facets.</summary>
    internal FacetValue[][] ExclusiveValues { get; }

    /// <summary>Gets the number of values of all facets.</summary>
    internal int ValueCount => _values.Length;

    /// <summary>Finds a facet by its id.</summary>
    /// <param name="id">The id, such as <c>sleeve-length</c>.</param>
    /// <returns>The facet, or <see langword="null"/>.</returns>
    public Facet? FindFacet(string id) => _facets.GetValueOrDefault(id);

    /// <summary>Gets a value by its <see cref="FacetValue.GlobalIndex"/>.</summary>
    internal FacetValue ValueAt(int globalIndex) => _values[globalIndex];

    /// <inheritdoc/>
    public override string ToString() => $"{Id} {Version}";
}
