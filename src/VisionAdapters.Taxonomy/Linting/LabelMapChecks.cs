namespace VisionAdapters.Taxonomy;

internal static class LabelMapChecks
{
    public static IEnumerable<LintFinding> Check(LabelMap map) =>
        map.Rules.SelectMany(rule => CheckCases(rule).Concat(rule.Cases.SelectMany(reading => CheckEffects(map, rule, reading)))).Concat(CheckCoverage(map));

    private static IEnumerable<LintFinding> CheckCases(MapRule rule)
    {
        foreach (var reading in rule.Cases.SkipWhile(reading => !reading.IsUnconditional).Skip(1))
        {
            yield return Finding(rule, reading, LintSeverity.Error, "shadowed-case", "a case before this one always applies, so this one never does", "Put the case without conditions last.");
        }
    }

    private static IEnumerable<LintFinding> CheckEffects(LabelMap map, MapRule rule, MapCase reading)
    {
        foreach (var effect in reading.Effects.Where(effect => !effect.Excludes))
        {
            var value = effect.Value;
            if (reading.Effects.Any(other => other.Excludes && value.IsSelfOrDescendantOf(other.Value)))
            {
                yield return Finding(rule, reading, LintSeverity.Error, "contradiction", $"the label speaks for '{value.Id}' and excludes it", "Keep one of the two.");
            }

            if (map.CannotSay.ContainsKey(value.Facet.Id))
            {
                yield return Finding(
                    rule, reading, LintSeverity.Error, "cannot-say", $"the label speaks of '{value.Facet.Id}', which the map says the provider cannot", "Mend the rule, or the list under 'cannot-say'.");
            }

            if (!value.Facet.IsMultiValued && effect.Strength == 1 && reading.Effects.Any(other => IsRival(effect, other)))
            {
                yield return Finding(
                    rule, reading, LintSeverity.Warning, "rival-values", $"the label implies '{value.Id}' and another value of the single-valued facet '{value.Facet.Id}'", "Keep one, or make the others suggestions.");
            }
        }
    }

    private static bool IsRival(in MapEffect effect, in MapEffect other) =>
        !other.Excludes
        && other.Strength == 1
        && ReferenceEquals(other.Value.Facet, effect.Value.Facet)
        && !other.Value.IsSelfOrDescendantOf(effect.Value)
        && !effect.Value.IsSelfOrDescendantOf(other.Value);

    private static IEnumerable<LintFinding> CheckCoverage(LabelMap map)
    {
        var produced = map.Rules.SelectMany(rule => rule.Cases).SelectMany(reading => reading.Effects).Where(effect => !effect.Excludes).Select(effect => effect.Value).ToHashSet();
        foreach (var facet in map.Taxonomy.Facets.Where(facet => !map.CannotSay.ContainsKey(facet.Id)))
        {
            var missing = facet.Values.Where(value => !produced.Any(one => one.IsSelfOrDescendantOf(value))).Select(value => value.Id).ToList();
            if (missing.Count == facet.Values.Count)
            {
                yield return new LintFinding(
                    LintSeverity.Info, "silent-facet", map.SourceFile, 0, $"no rule speaks of the facet '{facet.Id}'", "Map labels to it, or give the reason under 'cannot-say'.");
            }
            else if (missing.Count > 0)
            {
                yield return new LintFinding(
                    LintSeverity.Info,
                    "unreachable-values",
                    map.SourceFile,
                    0,
                    $"no rule produces {missing.Count} of {facet.Values.Count} values of '{facet.Id}': {string.Join(", ", missing)}",
                    "Nothing to do when the provider has no labels for them.");
            }
        }
    }

    private static LintFinding Finding(MapRule rule, MapCase reading, LintSeverity severity, string id, string message, string cure) =>
        new(severity, id, rule.SourceFile, reading.Line, $"{rule.Id}: {message}", cure);
}
