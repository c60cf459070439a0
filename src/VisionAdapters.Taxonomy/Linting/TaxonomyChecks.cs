namespace VisionAdapters.Taxonomy;

internal static class TaxonomyChecks
{
    public static IEnumerable<LintFinding> Check(TaxonomyDefinition taxonomy) =>
        taxonomy.Facets.SelectMany(facet => CheckNames(taxonomy, facet).Concat(CheckExternalIds(taxonomy, facet)).Concat(CheckColors(taxonomy, facet)));

    /// <summary>Finds the values that no rule of any map speaks for. Measured colors reach every color that pixels can tell.</summary>
    public static IEnumerable<LintFinding> CheckProducers(TaxonomyDefinition taxonomy, IReadOnlyList<LabelMap> maps)
    {
        var produced = maps.SelectMany(map => map.Rules).SelectMany(rule => rule.Cases).SelectMany(reading => reading.Effects).Where(effect => !effect.Excludes).Select(effect => effect.Value).ToHashSet();
        var measures = maps.Any(map => map.Colors is not null);
        foreach (var facet in taxonomy.Facets)
        {
            var missing = facet.Values.Where(value => !produced.Any(one => one.IsSelfOrDescendantOf(value)) && !(measures && value is { IsMeasurable: true, Color: not null })).ToList();
            if (missing.Count > 0)
            {
                yield return new LintFinding(
                    LintSeverity.Info,
                    "value-without-provider",
                    taxonomy.SourceFile,
                    missing[0].Line,
                    $"no provider's map produces {missing.Count} of {facet.Values.Count} values of '{facet.Id}': {LabelMapChecks.Some([.. missing.Select(value => value.Id)])}",
                    "Nothing to do when only labeled sets or people use them.");
            }
        }
    }

    private static IEnumerable<LintFinding> CheckNames(TaxonomyDefinition taxonomy, Facet facet)
    {
        var owners = new Dictionary<string, FacetValue>(StringComparer.Ordinal);
        foreach (var value in facet.Values)
        {
            foreach (var name in value.Synonyms.Prepend(value.Name).Select(name => LabelName.Singular(LabelName.Fold(name))).Distinct(StringComparer.Ordinal))
            {
                if (!owners.TryAdd(name, value))
                {
                    yield return new LintFinding(
                        LintSeverity.Warning,
                        "duplicate-name",
                        taxonomy.SourceFile,
                        value.Line,
                        $"'{name}' names both '{owners[name].Id}' (line {owners[name].Line}) and '{value.Id}' of the facet '{facet.Id}'",
                        "Leave the name to one of the two.");
                }
            }
        }
    }

    private static IEnumerable<LintFinding> CheckExternalIds(TaxonomyDefinition taxonomy, Facet facet)
    {
        // Google's taxonomy is coarser than ours, so there one id stands for many values; Shopify's nodes are what the tree is made of.
        var owners = new Dictionary<string, FacetValue>(StringComparer.Ordinal);
        foreach (var value in facet.Values)
        {
            if (value.ExternalIds.TryGetValue("shopify", out var id) && !owners.TryAdd(id, value))
            {
                yield return new LintFinding(
                    LintSeverity.Warning,
                    "duplicate-external-id",
                    taxonomy.SourceFile,
                    value.Line,
                    $"the shopify id '{id}' stands for both '{owners[id].Id}' (line {owners[id].Line}) and '{value.Id}'",
                    "Keep the id at the value that means the same.");
            }
        }
    }

    private static IEnumerable<LintFinding> CheckColors(TaxonomyDefinition taxonomy, Facet facet)
    {
        if (facet.Values.All(value => value.Color is null))
        {
            yield break;
        }

        foreach (var value in facet.Values.Where(value => value.Color is null))
        {
            yield return new LintFinding(
                LintSeverity.Info,
                "colour-without-anchor",
                taxonomy.SourceFile,
                value.Line,
                $"the value '{value.Id}' has no rgb, unlike others of the facet '{facet.Id}', so no measured color maps to it",
                "Add 'rgb' unless the value is no single color.");
        }
    }
}
