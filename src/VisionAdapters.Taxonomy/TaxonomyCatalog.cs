using VisionAdapters.Files;

namespace VisionAdapters.Taxonomy;

/// <summary>
/// Loads taxonomies and maps: by name from the files that ship with the library, or from files of the caller. A name that ends in
/// <c>.yaml</c> or <c>.yml</c>, or holds a slash, is a path.
/// </summary>
public sealed class TaxonomyCatalog
{
    private const string TaxonomyEnding = ".taxonomy.yaml";
    private const string MapEnding = ".map.yaml";
    private const string ProviderFolder = "providers/";
    private const string DatasetFolder = "datasets/";

    private readonly FileStore _files;

    /// <summary>Initializes a new instance of the <see cref="TaxonomyCatalog"/> class.</summary>
    /// <param name="folder"> A folder laid out like <c>taxonomy-maps/</c> (<c>NAME.taxonomy.yaml</c>, <c>providers/NAME.map.yaml</c>,
    /// <c>datasets/NAME.map.yaml</c>) whose files are found by name before the built-in ones; <see langword="null"/> for the built-in ones
    /// alone. </param>
    public TaxonomyCatalog(string? folder = null)
    {
        Folder = folder;
        _files = new FileStore(folder);
    }

    /// <summary>Gets the folder that is looked into before the built-in files.</summary>
    public string? Folder { get; }

    /// <summary>
    /// Gets a value indicating whether what a map in a file <c>extends</c> may lie outside of that file's folder. By default it may not:
    /// whoever wrote a map shall not choose what else is read on this machine.
    /// </summary>
    public bool AllowPathsOutside { get; init; }

    /// <summary>Gets the names of the taxonomies that can be loaded by name.</summary>
    public IReadOnlyList<string> Taxonomies => _files.List("", TaxonomyEnding);

    /// <summary>Gets the names of the provider maps that can be loaded by name.</summary>
    public IReadOnlyList<string> ProviderMaps => _files.List(ProviderFolder, MapEnding);

    /// <summary>Gets the names of the dataset maps that can be loaded by name.</summary>
    public IReadOnlyList<string> DatasetMaps => _files.List(DatasetFolder, MapEnding);

    /// <summary>Loads a taxonomy.</summary>
    /// <param name="nameOrPath">The name, such as <c>fashion</c>, or the path of a file.</param>
    /// <returns>The taxonomy.</returns>
    /// <exception cref="InputFileException">There is no such file, or it is wrong.</exception>
    public TaxonomyDefinition LoadTaxonomy(string nameOrPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(nameOrPath);
        return TaxonomyReader.Read(_files.Read(nameOrPath, "taxonomy", "", TaxonomyEnding));
    }

    /// <summary>Loads the map of a provider's labels. What a map in a file builds on is looked for beside that file first.</summary>
    /// <param name="nameOrPath">The name, such as <c>onnx-fashion</c>, the path of a file, or <see cref="IdentityMap.Name"/> for a provider
    /// that speaks the taxonomy itself.</param>
    /// <param name="taxonomy">The taxonomy that the map is for.</param>
    /// <returns>The map.</returns>
    /// <exception cref="InputFileException">There is no such file, it is wrong, or it is for another taxonomy.</exception>
    public LabelMap LoadProviderMap(string nameOrPath, TaxonomyDefinition taxonomy)
    {
        ArgumentException.ThrowIfNullOrEmpty(nameOrPath);
        ArgumentNullException.ThrowIfNull(taxonomy);
        if (nameOrPath == IdentityMap.Name)
        {
            return IdentityMap.For(taxonomy);
        }

        return LabelMapReader.Read(
            ReadProviderMap(nameOrPath),
            taxonomy,
            extended => FileStore.ReadBeside(extended, MapEnding, AllowPathsOutside) ?? ReadProviderMap(extended.Text));
    }

    /// <summary>Loads the map of a labeled set's columns and labels.</summary>
    /// <param name="nameOrPath">The name, such as <c>kagl</c>, or the path of a file.</param>
    /// <param name="taxonomy">The taxonomy that the map is for.</param>
    /// <returns>The map.</returns>
    /// <exception cref="InputFileException">There is no such file, it is wrong, or it is for another taxonomy.</exception>
    public DatasetMap LoadDatasetMap(string nameOrPath, TaxonomyDefinition taxonomy)
    {
        ArgumentException.ThrowIfNullOrEmpty(nameOrPath);
        ArgumentNullException.ThrowIfNull(taxonomy);
        return DatasetMapReader.Read(_files.Read(nameOrPath, "dataset map", DatasetFolder, MapEnding), taxonomy);
    }

    /// <summary>Makes a taxonomy from its text, such as one that was kept with results.</summary>
    /// <param name="text">The text of a taxonomy file.</param>
    /// <param name="name">What messages call the text.</param>
    /// <returns>The taxonomy.</returns>
    /// <exception cref="InputFileException">The text is wrong.</exception>
    public static TaxonomyDefinition ParseTaxonomy(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return TaxonomyReader.Read(DocumentReader.Read(new SourceText(name, text)));
    }

    /// <summary>Makes the map of a labeled set's columns and labels from its text.</summary>
    /// <param name="text">The text of a dataset map file.</param>
    /// <param name="taxonomy">The taxonomy that the map is for.</param>
    /// <param name="name">What messages call the text.</param>
    /// <returns>The map.</returns>
    /// <exception cref="InputFileException">The text is wrong, or for another taxonomy.</exception>
    public static DatasetMap ParseDatasetMap(string text, TaxonomyDefinition taxonomy, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return DatasetMapReader.Read(DocumentReader.Read(new SourceText(name, text)), taxonomy);
    }

    /// <summary>Makes the map of a provider's labels from its text and the texts of the maps that it builds on.</summary>
    /// <param name="texts">The texts of map files: the map first, then the one that it extends, and so on, as in
    /// <see cref="LabelMap.SourceTexts"/>.</param>
    /// <param name="taxonomy">The taxonomy that the map is for.</param>
    /// <param name="name">What messages call the text.</param>
    /// <returns>The map.</returns>
    /// <exception cref="InputFileException">A text is wrong or missing, or for another taxonomy.</exception>
    public static LabelMap ParseProviderMap(IReadOnlyList<string> texts, TaxonomyDefinition taxonomy, string name)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfZero(texts.Count, nameof(texts));
        var read = 0;
        return LabelMapReader.Read(Next(name), taxonomy, extended => read < texts.Count
            ? Next(extended.Text)
            : throw extended.Error($"the text of '{extended.Text}', which the map extends, is missing", "Give the texts of all maps."));

        // A changed copy of a map may extend the map of the same name: each text has an identity of its own.
        MapNode Next(string file) => DocumentReader.Read(new SourceText(file, texts[read]) { FullPath = $"{file} (text {read++})" });
    }

    private MapNode ReadProviderMap(string nameOrPath) => _files.Read(nameOrPath, "provider map", ProviderFolder, MapEnding);
}
