namespace VisionAdapters.Taxonomy;

/// <summary>
/// Finds the rule of a label: by the provider's id, by head and name, by name, by the provider's aliases, by the provider's categories.
/// </summary>
internal sealed class RuleIndex
{
    private readonly MapRule[] _rules;
    private readonly Dictionary<string, int> _byId = new(StringComparer.Ordinal);

    /// <summary>
    /// The names, as the map writes them and folded, and their singulars where they are none of the names. As case does not count, most
    /// labels are found here without folding.
    /// </summary>
    private readonly Dictionary<string, int> _byName = new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, int> _byCategory = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Dictionary<string, int>> _byGroup = new(StringComparer.Ordinal);

    public RuleIndex(MapRule[] rules)
    {
        _rules = rules;
        _byName.EnsureCapacity(rules.Length);
        for (var i = 0; i < rules.Length; i++)
        {
            Add(rules[i], i);
        }

        // A plural stands for its singular only where the map does not tell the two apart, so all names come first.
        for (var i = 0; i < rules.Length; i++)
        {
            foreach (var name in NamesOf(rules[i]))
            {
                AddSingular(name, i);
            }
        }
    }

    /// <summary>Finds the rule of a label.</summary>
    /// <returns>The rule's index, or -1.</returns>
    public int Find(string name, string? id, string? group, IReadOnlyList<string> aliases, IReadOnlyList<string>? categories = null)
    {
        if (group is not null && _byGroup.TryGetValue(group, out var labels))
        {
            // A head's labels are its own words, which have no other forms.
            return labels.TryGetValue(name, out var written) ? written : labels.GetValueOrDefault(LabelName.FoldUnlessPlain(name), -1);
        }

        if (id is not null && _byId.TryGetValue(id, out var byId))
        {
            return byId;
        }

        var rule = FindName(name, id);
        for (var i = 0; rule < 0 && i < aliases.Count; i++)
        {
            rule = FindName(aliases[i], id);
        }

        for (var i = 0; rule < 0 && i < categories?.Count; i++)
        {
            rule = FindCategory(categories[i]);
        }

        return rule;
    }

    /// <summary>Finds the rule of one of the provider's categories.</summary>
    public int FindCategory(string category) => _byCategory.GetValueOrDefault(category, -1);

    /// <summary>Finds the rule that a condition names.</summary>
    public int FindLabel(string name)
    {
        if (_byName.TryGetValue(name, out var rule))
        {
            return rule;
        }

        var folded = LabelName.FoldUnlessPlain(name);
        if (!ReferenceEquals(folded, name) && _byName.TryGetValue(folded, out rule))
        {
            return rule;
        }

        return LabelName.MayBePlural(folded) ? _byName.GetValueOrDefault(LabelName.Singular(folded.ToLowerInvariant()), -1) : -1;
    }

    private int FindName(string name, string? id)
    {
        var rule = FindLabel(name);
        var isAnother = rule >= 0 && id is not null && _rules[rule].ProviderIds.Length > 0 && IsProviderId(id, name);
        return isAnother ? -1 : rule;
    }

    /// <summary>Tells a real id, such as a machine id, from a provider that repeats the label's name as its id.</summary>
    private static bool IsProviderId(string id, string name) => !string.Equals(id, name, StringComparison.OrdinalIgnoreCase);

    private void Add(MapRule rule, int index)
    {
        if (rule.Group is { } group)
        {
            AddToHead(group, rule, index);
            return;
        }

        foreach (var id in rule.ProviderIds)
        {
            _byId.TryAdd(id, index);
        }

        foreach (var category in rule.ProviderCategories)
        {
            _byCategory.TryAdd(category, index);
        }

        if (IsId(rule.Label))
        {
            _byId.TryAdd(rule.Label, index);
        }

        foreach (var name in NamesOf(rule))
        {
            _byName.TryAdd(name, index);
            _byName.TryAdd(LabelName.FoldUnlessPlain(name), index);
        }
    }

    private void AddToHead(string group, MapRule rule, int index)
    {
        if (!_byGroup.TryGetValue(group, out var labels))
        {
            _byGroup.Add(group, labels = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase));
        }

        labels.TryAdd(rule.Label, index);
        labels.TryAdd(LabelName.FoldUnlessPlain(rule.Label), index);
    }

    private void AddSingular(string name, int index)
    {
        var folded = LabelName.FoldUnlessPlain(name);
        if (LabelName.MayBePlural(folded))
        {
            _byName.TryAdd(LabelName.Singular(folded.ToLowerInvariant()), index);
        }
    }

    /// <summary>A rule may go by the provider's id alone: one sense of a name that has several.</summary>
    private static bool IsId(string label) => label.StartsWith('/');

    /// <summary>Gets the names by which a label without a head is found.</summary>
    private static IEnumerable<string> NamesOf(MapRule rule) => rule switch
    {
        { Group: not null } => [],
        { IsCategory: true } => rule.Aliases,
        _ when IsId(rule.Label) => rule.Aliases,
        _ => rule.Aliases.Prepend(rule.Label),
    };
}
