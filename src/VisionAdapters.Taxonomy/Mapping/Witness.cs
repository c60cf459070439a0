namespace VisionAdapters.Taxonomy;

/// <summary>What one label without a head says for one value.</summary>
/// <param name="Rule">The index of the label's rule.</param>
/// <param name="Value">The value.</param>
/// <param name="Weight">The weight, in (0, 1].</param>
/// <param name="Ceiling"> The depth of the value from which on the witness does not count, or -1. One label may speak of two values of
/// different branches (<em>sneakers</em> or else <em>athletic shoes</em>), but above both it is still one witness. </param>
internal readonly record struct Witness(int Rule, FacetValue Value, double Weight, int Ceiling)
{
    private const int NoCeiling = -1;

    /// <summary>
    /// Finds the witnesses of evidence that is ordered by rule. The same label said twice counts once, with its heaviest evidence.
    /// </summary>
    public static List<Witness> Find(ReadOnlySpan<MappingEvidence> evidence)
    {
        var witnesses = new List<Witness>(evidence.Length);
        while (evidence.Length > 0)
        {
            var label = EvidenceRun.TakeLabel(ref evidence);
            for (var i = 0; i < label.Length; i++)
            {
                if (EvidenceRun.IsHeaviest(label, i, label[i].Value, withBelow: false))
                {
                    witnesses.Add(new Witness(label[i].RuleIndex, label[i].Value, label[i].Weight, CeilingOf(label[i].Value, label)));
                }
            }
        }

        return witnesses;
    }

    /// <summary>
    /// Combines the witnesses of one value by noisy-or. A label and its kinds (<em>Dress</em> and <em>Gown</em>) are no independent
    /// witnesses: the broader label counts the greater of its own weight and what its kinds say together, and the kinds not again.
    /// </summary>
    public static double Join(Witness[] witnesses, LabelMap map)
    {
        var broader = Array.ConvertAll(witnesses, witness => map.HasKinds ? FindBroader(witnesses, witness.Rule, map) : -1);
        return Join(-1);

        double Join(int above)
        {
            var sum = 0.0;
            for (var i = 0; i < witnesses.Length; i++)
            {
                sum = broader[i] == above ? EvidenceSum.NoisyOr(sum, Math.Max(witnesses[i].Weight, Join(i))) : sum;
            }

            return sum;
        }
    }

    /// <summary>Finds the nearest broader label that is a witness too.</summary>
    private static int FindBroader(Witness[] witnesses, int rule, LabelMap map)
    {
        for (var above = map.Rules[rule].Broader; above >= 0; above = map.Rules[above].Broader)
        {
            var found = Array.FindIndex(witnesses, witness => witness.Rule == above);
            if (found >= 0)
            {
                return found;
            }
        }

        return -1;
    }

    /// <summary>Finds where the branch of a value meets that of the label's heaviest evidence in the same facet.</summary>
    private static int CeilingOf(FacetValue value, ReadOnlySpan<MappingEvidence> label)
    {
        var (heaviest, weight) = (value, 0.0);
        foreach (ref readonly var item in label)
        {
            if (ReferenceEquals(item.Value.Facet, value.Facet) && item.Weight > weight)
            {
                (heaviest, weight) = (item.Value, item.Weight);
            }
        }

        if (value.IsSelfOrDescendantOf(heaviest) || heaviest.IsSelfOrDescendantOf(value))
        {
            return NoCeiling;
        }

        var above = value.Parent;
        while (above is not null && !heaviest.IsSelfOrDescendantOf(above))
        {
            above = above.Parent;
        }

        return above?.Depth ?? NoCeiling;
    }
}
