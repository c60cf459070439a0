namespace VisionAdapters.Taxonomy;

/// <summary>
/// One label may speak of two values of different branches (<em>sneakers</em> or else <em>athletic shoes</em>), but above both it is still
/// one witness. Its
/// lighter evidence counts below the value where the branches meet, the heaviest alone from there on.
/// </summary>
internal sealed class EvidenceCeilings
{
    /// <summary>The ceiling of evidence that counts up to the root.</summary>
    public const int None = -1;

    private int[] _ceilings = [];

    /// <summary>Gets the depth of the lowest ceiling, or <see cref="None"/> when no label speaks of two branches.</summary>
    public int Deepest { get; private set; }

    /// <summary>Finds the ceilings of evidence that is ordered by rule.</summary>
    /// <returns>For each piece of evidence the depth of the value from which on it does not count.</returns>
    public ReadOnlySpan<int> Find(ReadOnlySpan<MappingEvidence> evidence)
    {
        if (_ceilings.Length < evidence.Length)
        {
            _ceilings = new int[evidence.Length];
        }

        Deepest = None;
        for (var i = 0; i < evidence.Length; i++)
        {
            var heaviest = FindHeaviest(evidence, i);
            _ceilings[i] = heaviest == i ? None : DepthOfMeeting(evidence[i].Value, evidence[heaviest].Value);
            Deepest = Math.Max(Deepest, _ceilings[i]);
        }

        return _ceilings.AsSpan(0, evidence.Length);
    }

    /// <summary>Finds the heaviest evidence that the same label gives for a value of the same tree.</summary>
    private static int FindHeaviest(ReadOnlySpan<MappingEvidence> evidence, int index)
    {
        var (rule, facet) = (evidence[index].RuleIndex, evidence[index].Value.Facet);
        var first = index;
        while (first > 0 && evidence[first - 1].RuleIndex == rule)
        {
            first--;
        }

        var heaviest = index;
        for (var i = first; i < evidence.Length && evidence[i].RuleIndex == rule; i++)
        {
            if (ReferenceEquals(evidence[i].Value.Facet, facet) && (evidence[i].Weight > evidence[heaviest].Weight || (evidence[i].Weight == evidence[heaviest].Weight && i < heaviest)))
            {
                heaviest = i;
            }
        }

        return heaviest;
    }

    /// <summary>
    /// Finds the depth of the nearest value above both; none when one of the two stands above the other, or the trees differ.
    /// </summary>
    private static int DepthOfMeeting(FacetValue a, FacetValue b)
    {
        if (a.IsSelfOrDescendantOf(b) || b.IsSelfOrDescendantOf(a))
        {
            return None;
        }

        var above = a.Parent;
        while (above is not null && !b.IsSelfOrDescendantOf(above))
        {
            above = above.Parent;
        }

        return above?.Depth ?? None;
    }
}
