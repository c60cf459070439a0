using VisionAdapters.Files;
namespace VisionAdapters.Taxonomy;

/// <summary>Says what the columns and labels of a labeled set mean in a taxonomy. Immutable and safe for concurrent use.</summary>
public sealed class DatasetMap
{
    private readonly Dictionary<string, LabelSpace> _spaces;

    internal DatasetMap(
        string id,
        string version,
        TaxonomyDefinition taxonomy,
        string contentHash,
        string sourceFile,
        IReadOnlyList<DatasetColumn> columns,
        IReadOnlyList<LabelSpace> spaces)
    {
        Id = id;
        Version = version;
        Taxonomy = taxonomy;
        ContentHash = contentHash;
        SourceFile = sourceFile;
        Columns = columns;
        Facets = [.. spaces.Select(space => space.Facet)];
        _spaces = spaces.ToDictionary(space => space.Facet.Id, StringComparer.Ordinal);
    }

    /// <summary>Gets the map's id, such as <c>kagl</c>.</summary>
    public string Id { get; }

    /// <summary>Gets the map's version.</summary>
    public string Version { get; }

    /// <summary>Gets the taxonomy that the values belong to.</summary>
    public TaxonomyDefinition Taxonomy { get; }

    /// <summary>Gets the SHA-256 of the file's text with LF line ends, in lower-case hexadecimal.</summary>
    public string ContentHash { get; }

    /// <summary>Gets the file that the map was read from; a built-in file is named from <c>taxonomy-maps/</c> on.</summary>
    public string SourceFile { get; }

    /// <summary>Gets the text of the file with LF line ends.</summary>
    public string SourceText { get; internal init; } = "";

    /// <summary>Gets the columns. Several columns may speak of one facet, and one column of several facets.</summary>
    public IReadOnlyList<DatasetColumn> Columns { get; }

    /// <summary>Gets the facets that the columns speak of, in the taxonomy's order.</summary>
    public IReadOnlyList<Facet> Facets { get; }

    /// <summary>Gets the classes of a facet that the set's labels tell apart.</summary>
    /// <param name="facetId">The id of one of <see cref="Facets"/>.</param>
    /// <returns>The label space.</returns>
    /// <exception cref="ArgumentException">No column speaks of the facet.</exception>
    public LabelSpace GetLabelSpace(string facetId) => _spaces.TryGetValue(facetId, out var space)
        ? space
        : throw new ArgumentException(
            $"No column of the dataset map '{Id}' speaks of the facet '{facetId}'; it knows {string.Join(", ", _spaces.Keys)}.",
            nameof(facetId));
}
