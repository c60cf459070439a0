using VisionAdapters.Taxonomy;

namespace VisionAdapters.Benchmarks;

/// <summary>
/// The rules of <see cref="TagMapper"/> written down straightforwardly, in LINQ. It shares the compiled map and the finding of a label's rule, nothing else; of
/// measured colours it knows nothing. The tests hold it to the same results.
/// </summary>
internal static class LinqTagMapper
{
    public static IReadOnlyList<MappedValue> Map(LabelMap map, TaggingResponse response)
    {
        var labels = response.Tags
            .Select(tag => new Label(map.Index.Find(tag.Name, tag.Id, tag.Group, tag.Aliases), tag.Group, tag.Confidence, tag.Parents))
            .Concat(response.Objects.Select(thing => new Label(map.Index.Find(thing.Name, thing.Id, null, []), null, thing.Confidence, thing.Parents)))
            .Where(label => label.Confidence > 0)
            .ToList();
        var present = labels.Select(label => label.Rule).Concat(labels.SelectMany(label => label.Parents).Select(map.Index.FindLabel)).ToHashSet();
        var facts = labels
            .Where(label => label.Rule >= 0)
            .GroupBy(label => (label.Group, label.Rule))
            .Select(same => new Fact(same.Key.Group, same.Key.Rule, same.Max(label => Math.Min(1, label.Confidence)), Read(map.Rules[same.Key.Rule], present)))
            .ToList();
        var left = facts
            .SelectMany(fact => fact.Effects.Where(effect => effect.Excludes).Select(effect => (effect.Value, Left: 1 - (effect.Strength * fact.Confidence))))
            .GroupBy(exclusion => exclusion.Value)
            .ToDictionary(value => value.Key, value => value.Aggregate(1.0, (product, exclusion) => product * exclusion.Left));
        var evidence = facts
            .SelectMany(fact => fact.Effects
                .Where(effect => !effect.Excludes)
                .Select(effect => new Evidence(
                    fact, effect.Value, fact.Confidence * effect.Strength * Ancestry(effect.Value).Aggregate(1.0, (product, value) => product * left.GetValueOrDefault(value, 1)))))
            .Where(item => item.Weight > 0)
            .ToList();
        var own = evidence.GroupBy(item => item.Value).ToDictionary(value => value.Key, AddUp);
        return
        [
            .. evidence
                .SelectMany(item => Ancestry(item.Value).Select(value => (Value: value, Evidence: item)))
                .GroupBy(pair => pair.Value, pair => pair.Evidence)
                .Select(value => new MappedValue(value.Key, AddUp(value), own.GetValueOrDefault(value.Key)))
                .GroupBy(value => value.Facet)
                .OrderBy(facet => map.Taxonomy.Facets.ToList().IndexOf(facet.Key))
                .SelectMany(facet => facet.OrderByDescending(value => value.Confidence).ThenBy(value => value.Value.Index)),
        ];
    }

    private static List<MapEffect> Read(MapRule rule, HashSet<int> present) => rule.Cases
        .FirstOrDefault(reading => reading.When.All(condition => condition.Rules.Any(present.Contains)) && !reading.Unless.Any(condition => condition.Rules.Any(present.Contains)))?
        .Effects ?? [];

    /// <summary>Within a label the heaviest counts, within a head labels add up to at most 1, heads and other labels combine by noisy-or.</summary>
    private static double AddUp(IEnumerable<Evidence> evidence) => 1 - evidence
        .GroupBy(item => item.Fact.Group ?? (object)item.Fact.Rule)
        .Select(group => Math.Min(1, group.GroupBy(item => item.Fact.Rule).Sum(label => label.Max(item => item.Weight))))
        .Aggregate(1.0, (product, weight) => product * (1 - weight));

    private static IEnumerable<FacetValue> Ancestry(FacetValue value)
    {
        for (var one = value; one is not null; one = one.Parent)
        {
            yield return one;
        }
    }

    private sealed record Label(int Rule, string? Group, double Confidence, IReadOnlyList<string> Parents);

    private sealed record Fact(string? Group, int Rule, double Confidence, IEnumerable<MapEffect> Effects);

    private sealed record Evidence(Fact Fact, FacetValue Value, double Weight);
}
