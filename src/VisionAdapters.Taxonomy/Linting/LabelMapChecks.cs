namespace VisionAdapters.Taxonomy;

internal static class LabelMapChecks
{
    public static IEnumerable<LintFinding> Check(LabelMap map) =>
        map.Rules
            .SelectMany(rule => CheckCases(rule).Concat(rule.Cases.SelectMany(reading => CheckEffects(map, rule, reading))))
            .Concat(CheckCoverage(map));

    private static IEnumerable<LintFinding> CheckCases(MapRule rule)
    {
        for (var i = 0; i < rule.Cases.Length; i++)
        {
            var reading = rule.Cases[i];
            if (rule.Cases.Take(i).FirstOrDefault(before => IsShadow(before, reading)) is { } before)
            {
                yield return Finding(
                    rule,
                    reading,
                    LintSeverity.Error,
                    "shadowed-case",
                    $"the case on line {before.Line} applies whenever this one would, so this one never does",
                    "Put the case with fewer conditions last.");
            }

            var impossible = Array.Find(
                reading.When, needed => Array.Exists(reading.Unless, refused => needed.Rules.All(refused.Rules.Contains)));
            if (impossible is not null)
            {
                yield return Finding(
                    rule,
                    reading,
                    LintSeverity.Error,
                    "impossible-case",
                    $"'{impossible.Name}' must stand beside the label, and must not",
                    "Correct 'when' or 'unless'.");
            }
        }
    }

    private static IEnumerable<LintFinding> CheckEffects(LabelMap map, MapRule rule, MapCase reading)
    {
        foreach (var effect in reading.Effects.Where(effect => !effect.Excludes))
        {
            var value = effect.Value;
            if (reading.Effects.Any(other => other.Excludes && value.IsSelfOrDescendantOf(other.Value)))
            {
                yield return Finding(
                    rule,
                    reading,
                    LintSeverity.Error,
                    "contradiction",
                    $"the label speaks for '{value.Id}' and excludes it",
                    "Keep one of the two.");
            }

            if (map.CannotSay.ContainsKey(value.Facet.Id))
            {
                yield return Finding(
                    rule,
                    reading,
                    LintSeverity.Error,
                    "cannot-say",
                    $"the label speaks of '{value.Facet.Id}', which the map says the provider cannot",
                    "Correct the rule, or the list under 'cannot-say'.");
            }

            var inapt = Array.Find(reading.Effects, other => !other.Excludes && other.Strength == 1 && !value.Facet.Applies(other.Value));
            if (inapt is { Value: { } kind })
            {
                yield return Finding(
                    rule,
                    reading,
                    LintSeverity.Warning,
                    "not-applicable",
                    $"the label implies '{kind.Id}', of which '{value.Facet.Id}' is not asked",
                    "Correct the rule, or the facet's 'applies-to'.");
            }

            if (effect.Strength == 1 && Array.Find(reading.Effects, other => ExcludeEachOther(effect, other)) is { Value: { } rival })
            {
                yield return Finding(
                    rule,
                    reading,
                    LintSeverity.Warning,
                    "exclusive-values",
                    $"the label implies '{value.Id}' and '{rival.Id}' of '{value.Facet.Id}', which exclude each other",
                    "Keep one, or make the others suggestions.");
            }

            if (!value.Facet.IsMultiValued && effect.Strength == 1 && reading.Effects.Any(other => IsRival(effect, other)))
            {
                yield return Finding(
                    rule,
                    reading,
                    LintSeverity.Warning,
                    "rival-values",
                    $"the label implies '{value.Id}' and another value of the single-valued facet '{value.Facet.Id}'",
                    "Keep one, or make the others suggestions.");
            }
        }
    }

    /// <summary>
    /// Finds the rules whose label no answer holds: neither the label nor an alias nor an id of theirs is among the known ones.
    /// </summary>
    public static IEnumerable<LintFinding> CheckLabels(LabelMap map, IEnumerable<string> knownLabels)
    {
        var index = map.Index;
        var alive = knownLabels
            .SelectMany(label => new[] { index.Find(label, label, group: null, []), index.FindLabel(label) })
            .ToHashSet();
        foreach (var (rule, i) in map.Rules.Select((rule, i) => (rule, i)))
        {
            if (rule is { Group: null, IsCategory: false } && !alive.Contains(i))
            {
                yield return new LintFinding
                {
                    Severity = LintSeverity.Warning,
                    RuleId = "dead-rule",
                    File = rule.SourceFile,
                    Line = rule.Line,
                    Message = $"{rule.Id}: none of the provider's known labels has this name",
                    Cure = "Correct the name, or drop the rule.",
                };
            }
        }
    }

    /// <summary>Tells whether a case applies wherever a later one does: it has no condition that the later one lacks.</summary>
    private static bool IsShadow(MapCase before, MapCase later) =>
        Array.TrueForAll(before.When, condition => Array.Exists(later.When, other => other.Name == condition.Name))
        && Array.TrueForAll(before.Unless, condition => Array.Exists(later.Unless, other => other.Name == condition.Name));

    private static bool ExcludeEachOther(in MapEffect effect, in MapEffect other) =>
        !other.Excludes && other.Strength == 1 && ExclusiveValues.AreRivals(effect.Value, other.Value);

    private static bool IsRival(in MapEffect effect, in MapEffect other) =>
        !other.Excludes
        && other.Strength == 1
        && ReferenceEquals(other.Value.Facet, effect.Value.Facet)
        && !other.Value.IsSelfOrDescendantOf(effect.Value)
        && !effect.Value.IsSelfOrDescendantOf(other.Value);

    private static IEnumerable<LintFinding> CheckCoverage(LabelMap map)
    {
        var produced = map.Rules
            .SelectMany(rule => rule.Cases)
            .SelectMany(reading => reading.Effects)
            .Where(effect => !effect.Excludes)
            .Select(effect => effect.Value)
            .ToHashSet();
        foreach (var facet in map.Taxonomy.Facets.Where(facet => !map.CannotSay.ContainsKey(facet.Id)))
        {
            var missing = facet.Values
                .Where(value => !produced.Any(one => one.IsSelfOrDescendantOf(value)))
                .Select(value => value.Id)
                .ToList();
            if (missing.Count == facet.Values.Count)
            {
                yield return new LintFinding
                {
                    Severity = LintSeverity.Info,
                    RuleId = "silent-facet",
                    File = map.SourceFile,
                    Line = 0,
                    Message = $"no rule speaks of the facet '{facet.Id}'",
                    Cure = "Map labels to it, or give the reason under 'cannot-say'.",
                };
            }
            else if (missing.Count > 0)
            {
                yield return new LintFinding
                {
                    Severity = LintSeverity.Info,
                    RuleId = "unreachable-values",
                    File = map.SourceFile,
                    Line = 0,
                    Message = $"no rule produces {missing.Count} of {facet.Values.Count} values of '{facet.Id}': {Some(missing)}",
                    Cure = "Nothing to do when the provider has no labels for them.",
                };
            }
        }
    }

    /// <summary>Names the first few: a remark is to be read, and the whole list is in the taxonomy.</summary>
    public static string Some(List<string> values)
    {
        const int Shown = 8;
        var first = string.Join(", ", values.Take(Shown));
        return values.Count <= Shown ? first : $"{first} and {values.Count - Shown} more";
    }

    private static LintFinding Finding(MapRule rule, MapCase reading, LintSeverity severity, string id, string message, string cure) =>
        new()
        {
            Severity = severity,
            RuleId = id,
            File = rule.SourceFile,
            Line = reading.Line,
            Message = $"{rule.Id}: {message}",
            Cure = cure,
        };
}
