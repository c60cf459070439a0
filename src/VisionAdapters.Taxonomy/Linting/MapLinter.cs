namespace VisionAdapters.Taxonomy;

/// <summary>Finds mistakes in taxonomies and maps that loading alone does not show.</summary>
public static class MapLinter
{
    /// <summary>Checks a taxonomy.</summary>
    /// <param name="taxonomy">The taxonomy.</param>
    /// <returns>The findings, in the order of the file's lines.</returns>
    public static IReadOnlyList<LintFinding> Lint(TaxonomyDefinition taxonomy) => throw new NotSupportedException(taxonomy?.Id);

    /// <summary>Checks a provider's map.</summary>
    /// <param name="map">The map.</param>
    /// <returns>The findings, in the order of the file's lines.</returns>
    public static IReadOnlyList<LintFinding> Lint(LabelMap map) => throw new NotSupportedException(map?.Id);

    /// <summary>Checks a dataset map.</summary>
    /// <param name="map">The map.</param>
    /// <returns>The findings, in the order of the file's lines.</returns>
    public static IReadOnlyList<LintFinding> Lint(DatasetMap map) => throw new NotSupportedException(map?.Id);
}
