namespace VisionAdapters.Taxonomy;

/// <summary>
/// Finds the rule of a label: by the provider's id, by head and name, by name, by the provider's aliases, by the provider's categories.
/// </summary>
internal sealed class RuleIndex
{
    private const int LongestOnStack = 128;

    private readonly MapRule[] _rules;
    /// <summary>The rules' places in <see cref="RankOf"/>'s order; the map's order when it has no heads.</summary>
    private readonly int[]? _ranks;
    private readonly Dictionary<string, int> _byId = new(StringComparer.Ordinal);

    /// <summary>
    /// The names, as the map writes them and folded, and their singulars where they are none of the names. As case does not count, most
    /// labels are found here
    /// without folding.
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
            AddSingulars(rules[i], i);
        }

        _ranks = _byGroup.Count > 0 ? Rank(rules) : null;
    }

    /// <summary>Gets the number of rules.</summary>
    public int Count => _rules.Length;

    /// <summary>
    /// Gets the place of a rule in the order of their heads' names, those without a head first, and of their places in the map.
    /// </summary>
    public int RankOf(int rule) => _ranks is null ? rule : _ranks[rule];

    /// <summary>Tells whether a rule is about a label of a head.</summary>
    public bool IsOfHead(int rule) => _rules[rule].Group is not null;

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
        // A head's labels are its own words, which have no other forms.
        var (isPlain, hasForms) = (LabelName.IsPlain(name), ReferenceEquals(names, _byName));
        if (isPlain && !(hasForms && LabelName.MayBePlural(name)))
        {
            return -1;
        }

        var composed = LabelName.Compose(name);
        Span<char> buffer = composed.Length <= LongestOnStack ? stackalloc char[LongestOnStack] : new char[composed.Length];
        var folded = buffer[..LabelName.Fold(composed, buffer)];
        var lookup = names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!isPlain && lookup.TryGetValue(folded, out var rule))
        {
            return rule;
        }

        return hasForms && LabelName.MayBePlural(folded) && lookup.TryGetValue(folded[..LabelName.Singular(folded)], out rule) ? rule : -1;
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
        if (!LabelName.IsPlain(name))
        {
            _byName.TryAdd(LabelName.Fold(name), index);
        }
    }

    private void AddSingulars(MapRule rule, int index)
    {
        if (rule.Group is not null)
        {
            return;
        }

        if (!rule.IsCategory && !rule.Label.StartsWith('/'))
        {
            AddSingular(rule.Label, index);
        }

        foreach (var alias in rule.Aliases)
        {
            AddSingular(alias, index);
        }
    }

    private void AddSingular(string name, int index)
    {
        if (LabelName.MayBePlural(LabelName.FoldUnlessPlain(name)))
        {
            _byName.TryAdd(LabelName.Singular(LabelName.Fold(name)), index);
        }
    }

    private static int[] Rank(MapRule[] rules)
    {
        int[] ordered = [.. Enumerable.Range(0, rules.Length).OrderBy(rule => rules[rule].Group, StringComparer.Ordinal)];
        var ranks = new int[rules.Length];
        for (var rank = 0; rank < ordered.Length; rank++)
        {
            ranks[ordered[rank]] = rank;
        }

        return ranks;
    }
}
