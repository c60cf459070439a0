namespace VisionAdapters.Taxonomy;

internal static class TaxonomyChecks
{
    public static IEnumerable<LintFinding> Check(TaxonomyDefinition taxonomy) =>
        taxonomy.Facets.SelectMany(
            facet => CheckNames(taxonomy, facet).Concat(CheckExternalIds(taxonomy, facet)).Concat(CheckColors(taxonomy, facet)));

    /// <summary>Finds the values that no rule of any map speaks for. Measured colors reach every color that pixels can tell.</summary>
    public static IEnumerable<LintFinding> CheckProducers(TaxonomyDefinition taxonomy, IReadOnlyList<LabelMap> maps)
    {
        var produced = maps
            .SelectMany(map => map.Rules)
            .SelectMany(rule => rule.Cases)
            .SelectMany(reading => reading.Effects)
            .Where(effect => !effect.Excludes)
            .Select(effect => effect.Value)
            .ToHashSet();
        var measures = maps.Any(map => map.Colors is not null);
        foreach (var facet in taxonomy.Facets)
        {
            var missing = facet.Values
                .Where(value => !produced.Any(one => one.IsSelfOrDescendantOf(value)))
                .Where(value => !measures || value is not { IsMeasurable: true, Color: not null })
                .ToList();
            if (missing.Count > 0)
            {
                yield return new LintFinding
                {
                    Severity = LintSeverity.Info,
                    RuleId = "value-without-provider",
                    File = taxonomy.SourceFile,
                    Line = missing[0].Line,
                    Message = $"no provider's map produces {missing.Count} of {facet.Values.Count} values of '{facet.Id}': "
                        + LabelMapChecks.Some([.. missing.Select(value => value.Id)]),
                    Cure = "Nothing to do when only labeled sets or people use them.",
                };
            }
        }
    }

    private static IEnumerable<LintFinding> CheckNames(TaxonomyDefinition taxonomy, Facet facet)
    {
        var owners = new Dictionary<string, FacetValue>(StringComparer.Ordinal);
        foreach (var value in facet.Values)
        {
            var names = value.Synonyms.Prepend(value.Name).Select(name => LabelName.Singular(LabelName.Fold(name)));
            foreach (var name in names.Distinct(StringComparer.Ordinal))
            {
                if (!owners.TryAdd(name, value))
                {
                    yield return new LintFinding
                    {
                        Severity = LintSeverity.Warning,
                        RuleId = "duplicate-name",
                        File = taxonomy.SourceFile,
                        Line = value.Line,
                        Message = $"'{name}' names both '{owners[name].Id}' (line {owners[name].Line}) "
                            + $"and '{value.Id}' of the facet '{facet.Id}'",
                        Cure = "Leave the name to one of the two.",
                    };
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
                yield return new LintFinding
                {
                    Severity = LintSeverity.Warning,
                    RuleId = "duplicate-external-id",
                    File = taxonomy.SourceFile,
                    Line = value.Line,
                    Message = $"the shopify id '{id}' stands for both '{owners[id].Id}' (line {owners[id].Line}) and '{value.Id}'",
                    Cure = "Keep the id at the value that means the same.",
                };
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
            yield return new LintFinding
            {
                Severity = LintSeverity.Info,
                RuleId = "colour-without-anchor",
                File = taxonomy.SourceFile,
                Line = value.Line,
                Message = $"the value '{value.Id}' has no rgb, unlike others of the facet '{facet.Id}', so no measured color maps to it",
                Cure = "Add 'rgb' unless the value is no single color.",
            };
        }
    }
}
