using VisionAdapters.Files;

namespace VisionAdapters.Taxonomy;

/// <summary>A head whose labels are values of one facet, on its way into a map.</summary>
internal sealed class FacetHead(LabelMap map, string group, string facetId)
{
    private readonly Facet _facet = map.Taxonomy.FindFacet(facetId) ?? throw new ArgumentException(
        $"The taxonomy '{map.Taxonomy.Id}' has no facet '{facetId}'; it has {string.Join(", ", map.Taxonomy.Facets)}.", nameof(facetId));

    /// <summary>Makes the map. Rules keep their indices, by which conditions and kinds name them.</summary>
    public LabelMap AddTo(string[] labels)
    {
        MapRule[] rules = [.. map.Rules.Select(Silence), .. labels.Select(ToRule)];
        var hash = ContentHashes.OfText(string.Join('\n', [map.ContentHash, group, _facet.Id, .. labels]));
        return new LabelMap(map.Id, map.Version, map.Provider, map.Taxonomy, hash, map.SourceFile, rules, new RuleIndex(rules))
        {
            SourceTexts = map.SourceTexts,
            CannotSay = map.CannotSay.Where(reason => reason.Key != _facet.Id).ToDictionary(StringComparer.Ordinal),
            HasKinds = map.HasKinds,
            Regions = map.Regions,
            Colors = map.Colors,
            ColorRule = map.ColorRule,
            AddedHeads = [.. map.AddedHeads, new MapHead { Group = group, Facet = _facet.Id, Labels = labels }],
        };
    }

    /// <summary>Takes the facet out of a rule. A label of a forgotten head moves to a group that no tag has.</summary>
    private MapRule Silence(MapRule rule) => new(rule, rule.Group == group ? $"{group} (replaced)" : rule.Group)
    {
        Cases = Array.ConvertAll(rule.Cases, Silence),
    };

    private MapCase Silence(MapCase reading)
    {
        // What speaks against values stays: a picture that shows no fashion is none for the new head either.
        var effects = Array.FindAll(reading.Effects, effect => effect.Excludes || !ReferenceEquals(effect.Value.Facet, _facet));
        return effects.Length == reading.Effects.Length ? reading : new MapCase
        {
            Effects = effects,
            When = reading.When,
            Unless = reading.Unless,
            Noise = effects.Length == 0 ? $"the head '{group}' alone speaks of {_facet.Id}" : reading.Noise,
            IsSensitive = reading.IsSensitive,
            Line = reading.Line,
        };
    }

    private MapRule ToRule(string label)
    {
        var value = _facet.Find(label)
            ?? _facet.Values.FirstOrDefault(value => string.Equals(value.Name, label, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"'{label}' is no value of the facet '{_facet.Id}'.", nameof(label));
        return new MapRule($"{group}/{label}", label, group, map.SourceFile, 0)
        {
            Cases = [new MapCase { Effects = [new MapEffect(value, Strength: 1, Excludes: false)], Line = 0 }],
        };
    }
}
