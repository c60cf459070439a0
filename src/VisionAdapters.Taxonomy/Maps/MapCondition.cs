namespace VisionAdapters.Taxonomy;

/// <summary>Holds when the answer has a label of one of the rules.</summary>
internal sealed class MapCondition
{
    /// <summary>So many rules are looked up one by one; more are compared 64 at a time.</summary>
    private const int FewRules = 8;

    private readonly ulong[] _set;

    /// <summary>Initializes a new instance of the <see cref="MapCondition"/> class.</summary>
    /// <param name="name">The label or family as the map writes it.</param>
    /// <param name="rules">The indices of the rules, in ascending order.</param>
    public MapCondition(string name, int[] rules)
    {
        Name = name;
        Rules = rules;
        _set = rules.Length > FewRules ? IndexSet.Of(rules) : [];
    }

    public string Name { get; }

    public int[] Rules { get; }

    public MapCondition Without(int rule) => new(Name, Array.FindAll(Rules, other => other != rule));

    public bool Holds(ReadOnlySpan<ulong> presentRules)
    {
        if (_set.Length > 0)
        {
            return IndexSet.Overlap(_set, presentRules);
        }

        foreach (var rule in Rules)
        {
            if (IndexSet.Contains(presentRules, rule))
            {
                return true;
            }
        }

        return false;
    }
}
