namespace VisionAdapters.Taxonomy;

/// <summary>
/// One reading of a label: what it means under which other labels. The first reading of a rule whose conditions hold applies.
/// </summary>
internal sealed class MapCase
{
    public required MapEffect[] Effects { get; init; }

    /// <summary>Gets the conditions that must all hold.</summary>
    public MapCondition[] When { get; init; } = [];

    /// <summary>Gets the conditions of which none may hold.</summary>
    public MapCondition[] Unless { get; init; } = [];

    /// <summary>Gets why the label says nothing, when this reading calls it noise.</summary>
    public string? Noise { get; init; }

    /// <summary>Gets a value indicating whether the label tells something of a person that is private.</summary>
    public bool IsSensitive { get; init; }

    public required int Line { get; init; }

    public bool IsUnconditional => When.Length == 0 && Unless.Length == 0;

    public bool Applies(IndexSet presentRules) =>
        Array.TrueForAll(When, condition => condition.Holds(presentRules))
            && !Array.Exists(Unless, condition => condition.Holds(presentRules));

    /// <summary>Says which condition keeps the reading from applying; <see langword="null"/> when it applies.</summary>
    public string? WhyNot(IndexSet presentRules) =>
        Array.Find(When, condition => !condition.Holds(presentRules)) is { } missing ? $"needs '{missing.Name}' beside it"
        : Array.Find(Unless, condition => condition.Holds(presentRules)) is { } disturbing ? $"does not count beside '{disturbing.Name}'"
        : null;
}

/// <summary>What a label does to one value: it speaks for the value, or against the value and all below it.</summary>
internal readonly record struct MapEffect(FacetValue Value, double Strength, bool Excludes);

/// <summary>Holds when the answer has a label of one of the rules.</summary>
internal sealed class MapCondition
{
    private readonly IndexSet? _members;

    /// <summary>Initializes a new instance of the <see cref="MapCondition"/> class.</summary>
    /// <param name="name">The label or family as the map writes it.</param>
    /// <param name="rules">The indices of the rules, in ascending order.</param>
    public MapCondition(string name, int[] rules)
    {
        Name = name;
        Rules = rules;
        if (rules.Length > 1)
        {
            _members = new IndexSet(rules[^1] + 1);
            Array.ForEach(rules, _members.Add);
        }
    }

    public string Name { get; }

    public int[] Rules { get; }

    public MapCondition Without(int rule) => new(Name, Array.FindAll(Rules, other => other != rule));

    public bool Holds(IndexSet presentRules) => _members?.Overlaps(presentRules) ?? (Rules is [var rule] && presentRules.Contains(rule));
}
