namespace VisionAdapters.Taxonomy;

/// <summary>Finds the rule of a label: by the provider's id, by head and name, by name, by the provider's aliases.</summary>
internal sealed class RuleIndex
{
    private readonly IReadOnlyList<MapRule> _rules;
    private readonly Dictionary<string, int> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);

    /// <summary>The names as the map writes them: most labels are found here, without folding.</summary>
    private readonly Dictionary<string, int> _byWrittenName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _bySingular = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, int>> _byGroup = new(StringComparer.Ordinal);

    public RuleIndex(IReadOnlyList<MapRule> rules)
    {
        _rules = rules;
        _byName.EnsureCapacity(rules.Count);
        _byWrittenName.EnsureCapacity(rules.Count);
        _bySingular.EnsureCapacity(rules.Count);
        for (var i = 0; i < rules.Count; i++)
        {
            Add(rules[i], i);
        }

        // A plural stands for its singular only where the map does not tell the two apart.
        foreach (var (name, rule) in _byName)
        {
            _bySingular.TryAdd(LabelName.Singular(name), rule);
        }
    }

    /// <summary>Gets the number of rules.</summary>
    public int RuleCount => _rules.Count;

    /// <summary>Finds the rule of a label.</summary>
    /// <returns>The rule's index, or -1.</returns>
    public int Find(string name, string? id, string? group, IReadOnlyList<string> aliases)
    {
        if (group is not null && _byGroup.TryGetValue(group, out var labels))
        {
            return labels.TryGetValue(name, out var written) ? written : labels.GetValueOrDefault(LabelName.Fold(name), -1);
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

        return rule;
    }

    /// <summary>Finds the rule that a condition names.</summary>
    public int FindLabel(string name)
    {
        if (_byWrittenName.TryGetValue(name, out var written))
        {
            return written;
        }

        // Other spellings are folded in a buffer, so that looking them up allocates nothing.
        const int LongestOnStack = 128;
        var composed = LabelName.Compose(name);
        Span<char> buffer = composed.Length <= LongestOnStack ? stackalloc char[LongestOnStack] : new char[composed.Length];
        var folded = buffer[..LabelName.Fold(composed, buffer)];
        if (_byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var rule))
        {
            return rule;
        }

        var singular = folded[..LabelName.Singular(folded)];
        return _bySingular.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(singular, out rule) ? rule : -1;
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

            return;
        }

        foreach (var id in rule.ProviderIds)
        {
            _byId.TryAdd(id, index);
        }

        // A rule may go by the provider's id alone: one sense of a name that has several.
        if (rule.Label.StartsWith('/'))
        {
            _byId.TryAdd(rule.Label, index);
        }
        else
        {
            AddName(rule.Label, index);
        }

        foreach (var alias in rule.Aliases)
        {
            AddName(alias, index);
        }
    }

    private void AddName(string name, int index)
    {
        _byWrittenName.TryAdd(name, index);
        _byName.TryAdd(LabelName.Fold(name), index);
    }
}
