namespace VisionAdapters.Taxonomy;

/// <summary>
/// One reading of a label: what it means under which other labels. The first reading of a rule whose conditions hold applies.
/// </summary>
internal sealed class MapCase
{
    public required MapEffect[] Effects
    {
        get;
        init
        {
            field = value;
            Support = value;
            if (Array.Exists(value, effect => effect.Excludes))
            {
                Support = Array.FindAll(value, effect => !effect.Excludes);
                Weakened = Array.FindAll(value, effect => effect is { Excludes: true, Strength: < 1 });
                Excluded = IndexSet.Of(Array.ConvertAll(Array.FindAll(value, effect => effect is { Excludes: true, Strength: 1 }), effect => effect.Value.GlobalIndex));
            }
        }
    }

    /// <summary>Gets the effects that speak for values.</summary>
    public MapEffect[] Support { get; private init; } = [];

    /// <summary>
    /// Gets the set of the values that the label excludes, by their <see cref="FacetValue.GlobalIndex"/>: a label of another trade excludes
    /// dozens.
    /// </summary>
    public ulong[] Excluded { get; private init; } = [];

    /// <summary>Gets the effects that speak against values without excluding them.</summary>
    public MapEffect[] Weakened { get; private init; } = [];

    /// <summary>Gets the conditions that must all hold.</summary>
    public MapCondition[] When { get; init; } = [];

    /// <summary>Gets the conditions of which none may hold.</summary>
    public MapCondition[] Unless { get; init; } = [];

    /// <summary>Gets why the label says nothing, when this reading calls it noise.</summary>
    public string? Noise { get; init; }

    /// <summary>Gets a value indicating whether the label tells something of a person that is nobody's business here.</summary>
    public bool IsSensitive { get; init; }

    public required int Line { get; init; }

    public bool IsUnconditional => When.Length == 0 && Unless.Length == 0;

    public bool Applies(ReadOnlySpan<ulong> presentRules)
    {
        foreach (var condition in When)
        {
            if (!condition.Holds(presentRules))
            {
                return false;
            }
        }

        foreach (var condition in Unless)
        {
            if (condition.Holds(presentRules))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Says which condition keeps the reading from applying.</summary>
    public string? WhyNot(ReadOnlySpan<ulong> presentRules)
    {
        foreach (var condition in When)
        {
            if (!condition.Holds(presentRules))
            {
                return $"needs '{condition.Name}' beside it";
            }
        }

        foreach (var condition in Unless)
        {
            if (condition.Holds(presentRules))
            {
                return $"does not count beside '{condition.Name}'";
            }
        }

        return null;
    }
}
