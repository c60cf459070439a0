namespace VisionAdapters.Taxonomy;

/// <summary>Compares two versions of a provider's map, rule by rule.</summary>
public static class MapComparison
{
    /// <summary>
    /// Finds the rules that were added, removed, or mean something else. Rules are matched by head and label; that one moved within the
    /// file, or to another file, is no change. A family is part of a rule's meaning: a rule that names one with other members has changed.
    /// </summary>
    /// <param name="before">The old version.</param>
    /// <param name="after">The new version; it may be for a newer taxonomy.</param>
    /// <returns>The changes in the order of the new map, and then the removed rules in the order of the old one.</returns>
    public static IReadOnlyList<RuleChange> Compare(LabelMap before, LabelMap after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var old = before.Rules.ToDictionary(KeyOf);
        var changes = new List<RuleChange>();
        foreach (var rule in after.Rules)
        {
            var meaning = RuleMeaning.Describe(rule);
            if (!old.Remove(KeyOf(rule), out var known))
            {
                changes.Add(new RuleChange { Kind = ChangeKind.Added, After = rule, AfterMeaning = meaning });
                continue;
            }

            var oldMeaning = RuleMeaning.Describe(known);
            if (oldMeaning != meaning || !HasSameFamilies(before, known, after, rule))
            {
                changes.Add(new RuleChange
                {
                    Kind = ChangeKind.Changed,
                    Before = known,
                    After = rule,
                    BeforeMeaning = oldMeaning,
                    AfterMeaning = meaning,
                });
            }
        }

        var removed = before.Rules.Where(rule => old.ContainsKey(KeyOf(rule)));
        changes.AddRange(
            removed.Select(
                rule => new RuleChange { Kind = ChangeKind.Removed, Before = rule, BeforeMeaning = RuleMeaning.Describe(rule) }));
        return changes;
    }

    private static (string? Group, string Name) KeyOf(MapRule rule) => (rule.Group, LabelName.Fold(rule.Label));

    private static bool HasSameFamilies(LabelMap before, MapRule rule, LabelMap after, MapRule other) =>
        Members(before, rule).SequenceEqual(Members(after, other), StringComparer.Ordinal);

    private static IEnumerable<string> Members(LabelMap map, MapRule rule) =>
        from reading in rule.Cases
        from condition in reading.When.Concat(reading.Unless).OrderBy(condition => condition.Name, StringComparer.Ordinal)
        where condition.Name.StartsWith('@')
        from member in condition.Rules.Select(index => LabelName.Fold(map.Rules[index].Label)).Order(StringComparer.Ordinal)
        select condition.Name + " " + member;
}
