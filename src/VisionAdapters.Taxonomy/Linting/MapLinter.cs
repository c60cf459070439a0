namespace VisionAdapters.Taxonomy;

/// <summary>
/// Finds mistakes in taxonomies and maps that loading alone does not show. Unknown ids and labels decided twice stop the loading already.
/// </summary>
public static class MapLinter
{
    /// <summary>
    /// Checks a taxonomy: names that stand for two values of a facet, external ids used twice, values of a colour facet without a colour.
    /// </summary>
    /// <param name="taxonomy">The taxonomy.</param>
    /// <returns>The findings, in the order of the file's lines.</returns>
    public static IReadOnlyList<LintFinding> Lint(TaxonomyDefinition taxonomy)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        return InOrder(TaxonomyChecks.Check(taxonomy));
    }

    /// <summary>
    /// Checks a provider's map: contradictions, readings that can never apply, facets that the map both speaks of and says it cannot,
    /// values that no rule produces, facets that are not asked of the product that the same label implies.
    /// </summary>
    /// <param name="map">The map.</param>
    /// <returns>The findings, in the order of the file's lines.</returns>
    public static IReadOnlyList<LintFinding> Lint(LabelMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return InOrder(LabelMapChecks.Check(map));
    }

    /// <summary>
    /// Checks a provider's map as <see cref="Lint(LabelMap)"/> does, and finds the rules for labels that the provider does not have.
    /// </summary>
    /// <param name="map">The map.</param>
    /// <param name="knownLabels">The names or ids of the labels that the provider is known to answer with.</param>
    /// <returns>The findings, in the order of the file's lines.</returns>
    public static IReadOnlyList<LintFinding> Lint(LabelMap map, IEnumerable<string> knownLabels)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(knownLabels);
        return InOrder(LabelMapChecks.Check(map).Concat(LabelMapChecks.CheckLabels(map, knownLabels)));
    }

    /// <summary>Finds the values of a taxonomy that none of the providers' maps can ever produce, nor any value below them.</summary>
    /// <param name="taxonomy">The taxonomy.</param>
    /// <param name="maps">The providers' maps onto it.</param>
    /// <returns>One finding for each facet with such values.</returns>
    public static IReadOnlyList<LintFinding> Lint(TaxonomyDefinition taxonomy, IEnumerable<LabelMap> maps)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentNullException.ThrowIfNull(maps);
        return InOrder(TaxonomyChecks.CheckProducers(taxonomy, [.. maps]));
    }

    /// <summary>Checks a dataset map: includes that change nothing, columns without a label.</summary>
    /// <param name="map">The map.</param>
    /// <returns>The findings, in the order of the file's lines.</returns>
    public static IReadOnlyList<LintFinding> Lint(DatasetMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return InOrder(DatasetMapChecks.Check(map));
    }

    private static List<LintFinding> InOrder(IEnumerable<LintFinding> findings) =>
    [
        .. findings
            .OrderBy(finding => finding.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Line)
            .ThenBy(finding => finding.RuleId, StringComparer.Ordinal),
    ];
}
