namespace VisionAdapters.Taxonomy;

/// <summary>Finds the rule of a label: by the provider's id, by head and name, by name, by the provider's aliases, by the provider's categories.</summary>
internal sealed class RuleIndex
{
    private readonly IReadOnlyList<MapRule> _rules;
    private readonly Dictionary<string, int> _byId = new(StringComparer.Ordinal);

    /// <summary>The names, as the map writes them and folded. As case does not count, most labels are found here without folding.</summary>
    private readonly Dictionary<string, int> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names' singulars, where they are none of the names.</summary>
    private readonly Dictionary<string, int> _bySingular = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _byCategory = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Dictionary<string, int>> _byGroup = new(StringComparer.Ordinal);

    public RuleIndex(IReadOnlyList<MapRule> rules)
    {
        _rules = rules;
        _byName.EnsureCapacity(rules.Count);
        for (var i = 0; i < rules.Count; i++)
        {
            Add(rules[i], i);
        }
    }

    /// <summary>Finds the rule of a label.</summary>
    /// <returns>The rule's index, or -1.</returns>
    public int Find(string name, string? id, string? group, IReadOnlyList<string> aliases, IReadOnlyList<string>? categories = null)
    {
        if (group is not null && _byGroup.TryGetValue(group, out var labels))
        {
            return labels.TryGetValue(name, out var written) ? written : FindFolded(labels, name);
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
    public int FindLabel(string name) => _byName.TryGetValue(name, out var written) ? written : FindFolded(_byName, name);

    /// <summary>Finds another spelling of a name. It is folded in a buffer, so that looking it up allocates nothing.</summary>
    private int FindFolded(Dictionary<string, int> names, string name)
    {
        const int LongestOnStack = 128;
        var composed = LabelName.Compose(name);
        Span<char> buffer = composed.Length <= LongestOnStack ? stackalloc char[LongestOnStack] : new char[composed.Length];
        var folded = buffer[..LabelName.Fold(composed, buffer)];
        if (!folded.Equals(name, StringComparison.OrdinalIgnoreCase) && names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var rule))
        {
            return rule;
        }

        if (!ReferenceEquals(names, _byName))
        {
            // A head's labels are its own words, which have no other forms.
            return -1;
        }

        // A plural stands for its singular only where the map does not tell the two apart.
        var singular = folded[..LabelName.Singular(folded)];
        var isFound = names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(singular, out rule) || _bySingular.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(singular, out rule);
        return isFound ? rule : -1;
    }

    private int FindName(string name, string? id)
    {
        var rule = FindLabel(name);
        var isAnother = rule >= 0 && id is not null && _rules[rule].ProviderIds.Count > 0 && IsProviderId(id, name);
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

        // A rule may go by the provider's id alone: one sense of a name that has several.
        if (rule.Label.StartsWith('/'))
        {
            _byId.TryAdd(rule.Label, index);
        }
        else if (!rule.IsCategory)
        {
            AddName(rule.Label, index);
        }

        foreach (var alias in rule.Aliases)
        {
            AddName(alias, index);
        }
    }

    private void AddToHead(string group, MapRule rule, int index)
    {
        if (!_byGroup.TryGetValue(group, out var labels))
        {
            _byGroup.Add(group, labels = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase));
        }

        labels.TryAdd(rule.Label, index);
        labels.TryAdd(LabelName.Fold(rule.Label), index);
        foreach (var alias in rule.Aliases)
        {
            labels.TryAdd(LabelName.Fold(alias), index);
        }
    }

    private void AddName(string name, int index)
    {
        _byName.TryAdd(name, index);
        const int LongestOnStack = 128;
        var composed = LabelName.Compose(name);
        Span<char> buffer = composed.Length <= LongestOnStack ? stackalloc char[LongestOnStack] : new char[composed.Length];
        var folded = buffer[..LabelName.Fold(composed, buffer)];
        if (!folded.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            _byName.GetAlternateLookup<ReadOnlySpan<char>>().TryAdd(folded, index);
        }

        var length = folded.Length;
        var singular = folded[..LabelName.Singular(folded)];
        if (singular.Length != length)
        {
            _bySingular.GetAlternateLookup<ReadOnlySpan<char>>().TryAdd(singular, index);
        }
    }
}
