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
            .Select(tag => new Label(map.Index.Find(tag.Name, tag.Id, tag.Group, tag.Aliases, tag.Categories), tag.Group, tag.Confidence, tag.Parents, map.Regions?.Weigh(tag.Regions) ?? 1))
            .Concat(response.Objects.Select(thing => new Label(map.Index.Find(thing.Name, thing.Id, null, []), null, thing.Confidence, thing.Parents, map.Regions?.Weigh(thing.Region) ?? 1)))
            .Where(label => label.Confidence > 0)
            .ToList();
        var present = labels.Select(label => label.Rule).Concat(labels.SelectMany(label => label.Parents).Select(map.Index.FindLabel)).ToHashSet();
        var facts = labels
            .Where(label => label.Rule >= 0)
            .GroupBy(label => (label.Group, label.Rule))
            .Select(same => new Fact(same.Key.Group, same.Key.Rule, same.Max(label => Math.Min(1, label.Confidence)), same.Max(label => Math.Min(1, label.Confidence) * label.Prominence), Read(map.Rules[same.Key.Rule], present)))
            .ToList();
        var left = facts
            .SelectMany(fact => fact.Effects.Where(effect => effect.Excludes).Select(effect => (effect.Value, Left: 1 - (effect.Strength * fact.Confidence))))
            .GroupBy(exclusion => exclusion.Value)
            .ToDictionary(value => value.Key, value => value.Aggregate(1.0, (product, exclusion) => product * exclusion.Left));
        var evidence = facts
            .SelectMany(fact => fact.Effects
                .Where(effect => !effect.Excludes)
                .Select(effect => new Evidence(
                    fact, effect.Value, fact.Weight * effect.Strength * Left(effect.Value, left))))
            .Where(item => item.Weight > 0)
            .ToList();
        var values = evidence
            .SelectMany(item => Ancestry(item.Value))
            .Distinct()
            .Select(value => new MappedValue
            {
                Value = value,
                Confidence = Or([Witnessed(map, value, evidence), OfHeads(evidence.Where(item => item.Value.IsSelfOrDescendantOf(value)))]),
                OwnConfidence = Or([WitnessedHere(map, value, evidence), OfHeads(evidence.Where(item => item.Value == value))]),
            })
            .ToList();
        var losers = map.Taxonomy.ExclusiveValues.SelectMany(rivals => Losers(rivals, values)).ToList();
        return
        [
            .. values
                .Where(value => !losers.Exists(value.Value.IsSelfOrDescendantOf))
                .GroupBy(value => value.Facet)
                .OrderBy(facet => map.Taxonomy.Facets.ToList().IndexOf(facet.Key))
                .SelectMany(facet => facet.OrderByDescending(value => value.Confidence).ThenBy(value => value.Value.Index)),
        ];
    }

    private static MapEffect[] Read(MapRule rule, HashSet<int> present) => rule.Cases
        .FirstOrDefault(reading => reading.When.All(condition => condition.Rules.Any(present.Contains)) && !reading.Unless.Any(condition => condition.Rules.Any(present.Contains)))?
        .Effects ?? [];

    private static double Left(FacetValue value, Dictionary<FacetValue, double> left) =>
        Ancestry(value).Aggregate(1.0, (product, one) => product * left.GetValueOrDefault(one, 1)) is var share && share < Exclusions.MinLeft ? 0 : share;

    private static double Or(IEnumerable<double> weights) => 1 - weights.Aggregate(1.0, (product, weight) => product * (1 - weight));

    /// <summary>Within a head the heaviest evidence of a label counts, and labels add up to at most 1.</summary>
    private static double OfHeads(IEnumerable<Evidence> evidence) => Or(evidence
        .Where(item => item.Fact.Group is not null)
        .GroupBy(item => item.Fact.Group)
        .Select(head => Math.Min(1, head.GroupBy(item => item.Fact.Rule).Sum(label => label.Max(item => item.Weight)))));

    /// <summary>What labels without a head say of a value: the greater of what they say of it and of what they say of the values below.</summary>
    private static double Witnessed(LabelMap map, FacetValue value, List<Evidence> evidence) => value.Children
        .Select(child => Witnessed(map, child, evidence))
        .Append(Joined(map, value, [.. evidence.Where(item => Ceiling(item, evidence) < value.Depth)]))
        .Max();

    private static double Joined(LabelMap map, FacetValue value, List<Evidence> evidence) =>
        Math.Max(WitnessedHere(map, value, evidence), Or(value.Children.Select(child => Joined(map, child, evidence))));

    /// <summary>The depth of the value from which on a label's heavier evidence in another branch counts alone.</summary>
    private static int Ceiling(Evidence item, List<Evidence> evidence)
    {
        var heaviest = evidence.Where(other => other.Fact == item.Fact && other.Value.Facet == item.Value.Facet).MaxBy(other => other.Weight)!;
        var isOneBranch = item.Value.IsSelfOrDescendantOf(heaviest.Value) || heaviest.Value.IsSelfOrDescendantOf(item.Value);
        return isOneBranch ? -1 : Ancestry(item.Value).FirstOrDefault(heaviest.Value.IsSelfOrDescendantOf)?.Depth ?? -1;
    }

    private static double WitnessedHere(LabelMap map, FacetValue value, List<Evidence> evidence)
    {
        var weights = evidence.Where(item => item.Value == value && item.Fact.Group is null).GroupBy(item => item.Fact.Rule).ToDictionary(label => label.Key, label => label.Max(item => item.Weight));
        var broader = weights.Keys.ToLookup(rule => Broader(map, rule).FirstOrDefault(weights.ContainsKey, -1));
        double Joined(int rule) => Math.Max(weights[rule], Or(broader[rule].Select(Joined)));
        return Or(broader[-1].Select(Joined));
    }

    private static IEnumerable<int> Broader(LabelMap map, int rule)
    {
        for (var above = map.Rules[rule].Broader; above >= 0; above = map.Rules[above].Broader)
        {
            yield return above;
        }
    }

    /// <summary>Of exclusive values only one that leads the others by 0.05 stays.</summary>
    private static IEnumerable<FacetValue> Losers(IReadOnlyList<FacetValue> rivals, List<MappedValue> values)
    {
        var ranked = values.Where(value => rivals.Contains(value.Value)).OrderByDescending(value => value.Confidence).ToList();
        return ranked.Count > 1 && ranked[0].Confidence - ranked[1].Confidence < 0.05 ? rivals : ranked.Skip(1).Select(value => value.Value);
    }

    private static IEnumerable<FacetValue> Ancestry(FacetValue value)
    {
        for (var one = value; one is not null; one = one.Parent)
        {
            yield return one;
        }
    }

    private sealed record Label(int Rule, string? Group, double Confidence, IReadOnlyList<string> Parents, double Prominence);

    private sealed record Fact(string? Group, int Rule, double Confidence, double Weight, IEnumerable<MapEffect> Effects);

    private sealed record Evidence(Fact Fact, FacetValue Value, double Weight);
}
