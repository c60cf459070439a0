namespace VisionAdapters.Taxonomy;

/// <summary>Holds when the answer has a label of one of the rules.</summary>
/// <param name="Name">The label or family as the map writes it.</param>
/// <param name="Rules">The indices of the rules, in ascending order.</param>
internal sealed record MapCondition(string Name, IReadOnlyList<int> Rules)
{
    public bool Holds(ReadOnlySpan<bool> presentRules)
    {
        foreach (var rule in Rules)
        {
            if (presentRules[rule])
            {
                return true;
            }
        }

        return false;
    }
}
