using VisionAdapters.Files;

namespace VisionAdapters.Taxonomy;

/// <summary>Finds mistakes in taxonomy and map files.</summary>
public static class MapFileLinter
{
    /// <summary>Lints files, or everything that ships.</summary>
    /// <param name="files">Taxonomy and map files (<c>NAME.taxonomy.yaml</c>, others are maps); empty means everything that ships.</param>
    /// <param name="taxonomyName">The taxonomy that the maps are for: the name of one that ships, or a path.</param>
    /// <param name="knownLabels">
    /// All labels of the provider whose map is given: rules that none of them fires are found too. <see langword="null"/> leaves that out.
    /// </param>
    /// <returns>The findings.</returns>
    /// <exception cref="InputFileException">A file cannot be loaded at all.</exception>
    public static IReadOnlyList<LintFinding> Lint(
        IReadOnlyList<string> files, string taxonomyName, IReadOnlyCollection<VocabularyLabel>? knownLabels = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentException.ThrowIfNullOrEmpty(taxonomyName);
        var catalog = new TaxonomyCatalog();
        var known = knownLabels?.SelectMany(label => label.Id is null ? [label.Name] : new[] { label.Name, label.Id }).ToList();
        return files.Count == 0 ? LintAll(catalog) : LintFiles(catalog, files, taxonomyName, known);
    }

    private static List<LintFinding> LintAll(TaxonomyCatalog catalog)
    {
        var findings = new List<LintFinding>();
        foreach (var name in catalog.Taxonomies)
        {
            var taxonomy = catalog.LoadTaxonomy(name);
            var maps = catalog.ProviderMaps.Select(map => catalog.LoadProviderMap(map, taxonomy)).ToList();
            findings.AddRange(MapLinter.Lint(taxonomy));
            findings.AddRange(MapLinter.Lint(taxonomy, maps));
            findings.AddRange(maps.SelectMany(map => MapLinter.Lint(map)));
            findings.AddRange(catalog.DatasetMaps.SelectMany(map => MapLinter.Lint(catalog.LoadDatasetMap(map, taxonomy))));
        }

        return findings;
    }

    private static List<LintFinding> LintFiles(
        TaxonomyCatalog catalog, IReadOnlyList<string> files, string taxonomyName, List<string>? knownLabels)
    {
        var findings = new List<LintFinding>();
        TaxonomyDefinition? taxonomy = null;
        foreach (var file in files)
        {
            if (file.EndsWith(".taxonomy.yaml", StringComparison.Ordinal))
            {
                findings.AddRange(MapLinter.Lint(catalog.LoadTaxonomy(AsPath(file))));
                continue;
            }

            taxonomy ??= catalog.LoadTaxonomy(taxonomyName);
            findings.AddRange(IsDatasetMap(file)
                ? MapLinter.Lint(catalog.LoadDatasetMap(AsPath(file), taxonomy))
                : LintProviderMap(catalog.LoadProviderMap(AsPath(file), taxonomy), knownLabels));
        }

        return findings;
    }

    private static IReadOnlyList<LintFinding> LintProviderMap(LabelMap map, List<string>? knownLabels) =>
        knownLabels is null ? MapLinter.Lint(map) : MapLinter.Lint(map, knownLabels);

    // A bare file name would be looked up among the built-in ones.
    private static string AsPath(string file) => Path.GetFullPath(file);

    private static bool IsDatasetMap(string file)
    {
        try
        {
            using var text = new StreamReader(RegularFile.OpenRead(file));
            while (text.ReadLine() is { } line)
            {
                if (line.StartsWith("dataset:", StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputFileException(file, line: null, $"the map cannot be read: {exception.Message}", exception);
        }
    }
}
