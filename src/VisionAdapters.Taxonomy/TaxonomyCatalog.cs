namespace VisionAdapters.Taxonomy;

/// <summary>
/// Loads taxonomies and maps: by name from the files that ship with the library, or from files of the caller. A name that ends in <c>.yaml</c> or <c>.yml</c>,
/// or holds a slash, is a path.
/// </summary>
public sealed class TaxonomyCatalog
{
    /// <summary>Initializes a new instance of the <see cref="TaxonomyCatalog"/> class.</summary>
    /// <param name="folder">
    /// A folder laid out like <c>taxonomy-maps/</c> (<c>NAME.taxonomy.yaml</c>, <c>providers/NAME.map.yaml</c>, <c>datasets/NAME.map.yaml</c>) whose files are
    /// found by name before the built-in ones; <see langword="null"/> for the built-in ones alone.
    /// </param>
    public TaxonomyCatalog(string? folder = null) => Folder = folder;

    /// <summary>Gets the folder that is looked into before the built-in files.</summary>
    public string? Folder { get; }

    /// <summary>Gets the names of the taxonomies that can be loaded by name.</summary>
    public IReadOnlyList<string> Taxonomies => Folder is null ? [] : [Folder];

    /// <summary>Gets the names of the provider maps that can be loaded by name.</summary>
    public IReadOnlyList<string> ProviderMaps => Folder is null ? [] : [Folder];

    /// <summary>Gets the names of the dataset maps that can be loaded by name.</summary>
    public IReadOnlyList<string> DatasetMaps => Folder is null ? [] : [Folder];

    /// <summary>Loads a taxonomy.</summary>
    /// <param name="nameOrPath">The name, such as <c>fashion</c>, or the path of a file.</param>
    /// <returns>The taxonomy.</returns>
    /// <exception cref="TaxonomyFileException">There is no such file, or it is wrong.</exception>
    public TaxonomyDefinition LoadTaxonomy(string nameOrPath) => throw new NotSupportedException(nameOrPath + Folder);

    /// <summary>Loads the map of a provider's labels.</summary>
    /// <param name="nameOrPath">The name, such as <c>onnx-fashion</c>, or the path of a file.</param>
    /// <param name="taxonomy">The taxonomy that the map is for.</param>
    /// <returns>The map.</returns>
    /// <exception cref="TaxonomyFileException">There is no such file, it is wrong, or it is for another taxonomy.</exception>
    public LabelMap LoadProviderMap(string nameOrPath, TaxonomyDefinition taxonomy) => throw new NotSupportedException(nameOrPath + Folder);

    /// <summary>Loads the map of a labelled set's columns and labels.</summary>
    /// <param name="nameOrPath">The name, such as <c>kagl</c>, or the path of a file.</param>
    /// <param name="taxonomy">The taxonomy that the map is for.</param>
    /// <returns>The map.</returns>
    /// <exception cref="TaxonomyFileException">There is no such file, it is wrong, or it is for another taxonomy.</exception>
    public DatasetMap LoadDatasetMap(string nameOrPath, TaxonomyDefinition taxonomy) => throw new NotSupportedException(nameOrPath + Folder);
}
