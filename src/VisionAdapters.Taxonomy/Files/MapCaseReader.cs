using VisionAdapters.Files;
namespace VisionAdapters.Taxonomy;

/// <summary>Reads what a label means: one reading, or a list of readings of which the first whose conditions hold applies.</summary>
internal sealed class MapCaseReader
{
    /// <summary>How much a label is worth that merely suggests a value, unless the map says otherwise.</summary>
    private const double DefaultSuggestion = 0.5;

    private static readonly HashSet<string> ReservedKeys = new(
        ["aliases", "ids", "categories", "cases", "when", "unless", "suggests", "excludes", "noise", "sensitive", "note"],
        StringComparer.Ordinal);

    private readonly EffectReader _effects;
    private readonly List<MapEffect> _effectsOfCase = [];
    private readonly RuleIndex _index;
    private readonly Dictionary<string, MapCondition> _families = new(StringComparer.Ordinal);
    private readonly HashSet<string> _topics = new(StringComparer.Ordinal);

    /// <summary>Initializes a new instance of the <see cref="MapCaseReader"/> class.</summary>
    /// <param name="taxonomy">The taxonomy.</param>
    /// <param name="index">The rules of all labels.</param>
    /// <param name="families">The families, those of the map itself before those of the maps that it builds on.</param>
    /// <param name="noise">The noise of the same maps: a topic is the family of its labels.</param>
    public MapCaseReader(TaxonomyDefinition taxonomy, RuleIndex index, IReadOnlyList<MapNode> families, IReadOnlyList<MapNode> noise)
    {
        _effects = new EffectReader(taxonomy, ReservedKeys);
        _index = index;
        foreach (var (topic, node) in noise.SelectMany(block => block.Entries))
        {
            var members = node.AsMap($"the noise '{topic.Text}'");
            AddTopic("@" + topic.Text, members.Scalars("labels"), members.Scalars("categories"));
        }

        foreach (var (name, node) in families.SelectMany(block => block.Entries))
        {
            var key = "@" + name.Text;
            if (_topics.Contains(key))
            {
                throw name.Error(
                    $"the family '{name.Text}' has the name of a noise topic", "Name it otherwise; a topic is the family of its labels.");
            }

            if (!_families.ContainsKey(key))
            {
                _families.Add(key, new MapCondition(key, FindMembers(name, node)));
            }
        }
    }

    public MapCase[] Read(MapRule rule, DocumentNode node)
    {
        if (node is ListNode list)
        {
            return ReadList(list, rule);
        }

        var details = node as MapNode ?? node.AsMap($"the meaning of '{rule.Label}'");
        if (details.Find("cases") is not { } cases)
        {
            return [ReadCase(rule, details)];
        }

        details.CheckKeys("aliases", "ids", "categories", "cases", "note");
        return ReadList(cases as ListNode ?? throw cases.Error("'cases' must be a list", "Write '- { when: ..., ... }' lines."), rule);
    }

    private MapCase[] ReadList(ListNode list, MapRule rule) => [.. list.Items.Select(
        item => ReadCase(rule, item as MapNode ?? item.AsMap($"a case of '{rule.Label}'")))];

    private MapCase ReadCase(MapRule rule, MapNode node)
    {
        var effects = _effectsOfCase;
        effects.Clear();
        foreach (var (key, value) in node.Entries)
        {
            if (!ReservedKeys.Contains(key.Text))
            {
                _effects.Read(effects, key, value, strength: 1, excludes: false);
            }
        }

        _effects.Read(effects, node.Find("suggests"), DefaultSuggestion, excludes: false);
        _effects.Read(effects, node.Find("excludes"), strength: 1, excludes: true);
        var sensitive = node.OptionalText("sensitive");
        var noise = sensitive ?? node.OptionalText("noise");
        if (effects.Count == 0 && noise is null)
        {
            throw node.Error($"the label '{rule.Label}' has no meaning here", "Name a facet and its value, or say 'noise: why'.");
        }

        if (effects.Count > 0 && noise is not null)
        {
            throw node.Error($"the label '{rule.Label}' is noise and has a meaning at once", "Keep one of the two.");
        }

        return new MapCase
        {
            Effects = [.. effects],
            Noise = noise,
            IsSensitive = sensitive is not null,
            When = ReadConditions(rule, node, "when"),
            Unless = ReadConditions(rule, node, "unless"),
            Line = node.Line,
        };
    }

    /// <summary>
    /// Reads the readings of a noise topic's labels: a topic may speak against values (<c>excludes</c>), unless certain labels stand beside
    /// (<c>unless</c>).
    /// </summary>
    public MapCase[] ReadTopic(MapNode node, string noise, int line)
    {
        var effects = new List<MapEffect>();
        _effects.Read(effects, node.Find("excludes"), strength: 1, excludes: true);
        var unless = Array.ConvertAll(node.Scalars("unless"), ReadCondition);
        var against = new MapCase { Effects = [.. effects], Noise = noise, Unless = unless, Line = line };
        return unless.Length == 0 ? [against] : [against, new MapCase { Effects = [], Noise = noise, Line = line }];
    }

    /// <summary>
    /// Reads the conditions of a rule's case. A family that holds the rule's own label means the others: no label stands beside itself.
    /// </summary>
    private MapCondition[] ReadConditions(MapRule rule, MapNode node, string key) =>
        Array.ConvertAll(node.Scalars(key), condition => ReadCondition(rule, condition));

    private MapCondition ReadCondition(MapRule rule, ScalarNode node)
    {
        var condition = ReadCondition(node);
        var own = _index.FindLabel(rule.Label);
        return node.Text.StartsWith('@') && condition.Rules.Contains(own)
            ? condition.Without(own)
            : condition;
    }

    private MapCondition ReadCondition(ScalarNode node)
    {
        if (!node.Text.StartsWith('@'))
        {
            return new MapCondition(node.Text, [FindRule(node)]);
        }

        return _families.GetValueOrDefault(node.Text)
            ?? throw node.Error($"there is no family '{node.Text}'", NearestName.Cure(node.Text, _families.Keys, "Families"));
    }

    /// <summary>Adds the labels of a noise topic to its family; maps that build on each other may share a topic.</summary>
    private void AddTopic(string key, ScalarNode[] labels, ScalarNode[] categories)
    {
        _topics.Add(key);
        var rules = labels.Select(FindRule).Concat(categories.Select(category => _index.FindCategory(category.Text)));
        if (_families.TryGetValue(key, out var known))
        {
            rules = rules.Concat(known.Rules);
        }

        _families[key] = new MapCondition(key, [.. rules.Distinct().Order()]);
    }

    /// <summary>Finds the rules of a family, whose members may be families named before it.</summary>
    private int[] FindMembers(ScalarNode name, DocumentNode node) =>
        [.. node.AsScalars($"the family '{name.Text}'").SelectMany(member => ReadCondition(member).Rules).Distinct().Order()];

    /// <summary>Finds the rules of a label or a family.</summary>
    public int[] FindRules(ScalarNode node) => ReadCondition(node).Rules;

    /// <summary>Finds the rule of a label.</summary>
    public int FindRule(ScalarNode node)
    {
        var rule = _index.FindLabel(node.Text);
        return rule >= 0
            ? rule
            : throw node.Error(
                $"the label '{node.Text}' is not decided in this map", "Decide it under 'labels' or 'noise', or correct its name.");
    }
}
