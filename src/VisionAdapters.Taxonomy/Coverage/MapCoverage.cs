namespace VisionAdapters.Taxonomy;

/// <summary>Says, label by label, what a map decides of a vocabulary.</summary>
public sealed class MapCoverage
{
    private MapCoverage(LabelMap map, IReadOnlyList<DecidedLabel> labels)
    {
        Map = map;
        Labels = labels;
    }

    /// <summary>Gets the map.</summary>
    public LabelMap Map { get; }

    /// <summary>Gets the labels, in the vocabulary's order.</summary>
    public IReadOnlyList<DecidedLabel> Labels { get; }

    /// <summary>
    /// Looks every label of a vocabulary up. A label without a head is looked for in all heads of the map when nothing else knows it.
    /// </summary>
    /// <param name="map">The map.</param>
    /// <param name="vocabulary">The labels.</param>
    /// <returns>The coverage.</returns>
    public static MapCoverage Create(LabelMap map, IEnumerable<VocabularyLabel> vocabulary)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(vocabulary);
        var heads = map.Rules.Select(rule => rule.Group).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return new MapCoverage(map, [.. vocabulary.Select(label => Decide(label, Find(map, heads, label)))]);
    }

    /// <summary>
    /// Looks at the labels that the map itself names: nothing is undecided, but it shows what is mapped, noise and ambiguous.
    /// </summary>
    /// <param name="map">The map.</param>
    /// <returns>The coverage.</returns>
    public static MapCoverage Create(LabelMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new MapCoverage(map, [.. map.Rules.Select(rule => Decide(ToLabel(rule), rule))]);
    }

    /// <summary>Counts the labels with a decision.</summary>
    /// <param name="decision">The decision.</param>
    /// <returns>The number of labels.</returns>
    public int Count(LabelDecision decision) => Labels.Count(label => label.Decision == decision);

    /// <summary>Adds up the weights of the labels with a decision.</summary>
    /// <param name="decision">The decision.</param>
    /// <returns>The sum.</returns>
    public double Weight(LabelDecision decision) => Labels.Where(label => label.Decision == decision).Sum(label => label.Label.Weight);

    private static VocabularyLabel ToLabel(MapRule rule) =>
        new() { Name = rule.Label, Group = rule.Group, Id = rule.ProviderIds is [var id, ..] ? id : null };

    private static MapRule? Find(LabelMap map, List<string> heads, VocabularyLabel label)
    {
        var rule = map.Index.Find(label.Name, label.Id, label.Group, aliases: []);
        for (var i = 0; rule < 0 && label.Group is null && i < heads.Count; i++)
        {
            rule = map.Index.Find(label.Name, label.Id, heads[i], aliases: []);
        }

        return rule < 0 ? null : map.Rules[rule];
    }

    private static DecidedLabel Decide(VocabularyLabel label, MapRule? rule)
    {
        var decision = rule switch
        {
            null => LabelDecision.Undecided,
            _ when Array.TrueForAll(rule.Cases, reading => reading.Noise is not null) => LabelDecision.Noise,
            _ when Array.Exists(rule.Cases, reading => !reading.IsUnconditional) => LabelDecision.Ambiguous,
            _ => LabelDecision.Mapped,
        };
        var reason = decision == LabelDecision.Noise ? rule!.Cases[0].Noise : null;
        return new DecidedLabel { Label = label, Decision = decision, Rule = rule, Reason = reason };
    }
}
